import { useEffect, useMemo, useState, useSyncExternalStore, type CSSProperties, type JSX } from 'react'
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components'
import { Node, type Range } from 'slate'
import { ReactEditor, useSlateStatic } from 'slate-react'
import type { LetterEditor } from '../slate-types.ts'
import { correct } from '../commands/spelling.ts'
import { scrollToRange } from '../find/find-highlights.ts'
import { returnToLetter } from '../view/return-to-letter.ts'
import type { Misspelling } from './misspellings.ts'
import type { Speller } from './speller.ts'

/** The menu under a misspelt word: what it may have been meant to be, and the house's own words. */
export function SpellingMenu({ speller }: { readonly speller: Speller }): JSX.Element | null {
  const { spelling } = useSlateStatic()
  const opened = useSyncExternalStore(spelling.subscribe, spelling.opened)
  return opened === undefined ? null : (
    <WordMenu key={`${opened.word} ${opened.range.anchor.path.join('.')}`} word={opened} speller={speller} />
  )
}

function WordMenu({ word: misspelling, speller }: { readonly word: Misspelling; readonly speller: Speller }): JSX.Element {
  const editor = useSlateStatic()
  const { word, language, range, isLocked } = misspelling
  const [anchor, setAnchor] = useState<HTMLSpanElement | null>(null)
  const place = useMemo(() => {
    scrollToRange(editor, range)
    return placeOf(editor, misspelling)
  }, [editor, range, misspelling])
  const suggestions = useSuggestions(misspelling, speller)
  const close = (): void => {
    editor.spelling.close()
    returnToLetter(editor)
  }
  const done = (step: () => unknown): void => {
    step()
    close()
  }
  return (
    <>
      <span ref={setAnchor} className="spelling-anchor" style={place} aria-hidden="true" />
      <Popover
        className="editor-popover"
        triggerRef={{ current: anchor }}
        isNonModal
        isOpen={anchor !== null}
        placement="bottom start"
        onOpenChange={(isOpen) => isOpen || close()}
      >
        <section aria-label="At the misspelt word">
          {!isLocked && suggestions === undefined ? (
            <p className="editor-menu-header" role="status">
              Looking for what it may be …
            </p>
          ) : (
            <Menu className="editor-menu spelling-menu" aria-label={`Spelling of ${word}`} autoFocus="first">
              {isLocked && (
                <MenuItem id="locked" className="editor-menu-item" isDisabled>
                  In a clause: only its next version can spell it otherwise
                </MenuItem>
              )}
              {!isLocked &&
                suggestions?.map((each) => (
                  <MenuItem
                    key={each}
                    id={`write ${each}`}
                    className="editor-menu-item"
                    onAction={() => done(() => correct(editor, misspelling, each))}
                  >
                    {each}
                  </MenuItem>
                ))}
              {!isLocked && suggestions?.length === 0 && (
                <MenuItem id="none" className="editor-menu-item" isDisabled>
                  No word of {language} is near to it
                </MenuItem>
              )}
              <Separator />
              <MenuItem id="ignore" className="editor-menu-item" onAction={() => done(() => speller.ignore(word))}>
                Let it stand for now
              </MenuItem>
              <MenuItem id="add" className="editor-menu-item" onAction={() => done(() => speller.add(word))}>
                Add “{word}” to the house’s words
              </MenuItem>
            </Menu>
          )}
        </section>
      </Popover>
    </>
  )
}

/** Undefined until they are there. */
function useSuggestions({ word, language, isLocked }: Misspelling, speller: Speller): readonly string[] | undefined {
  const [found, setFound] = useState<readonly string[]>()
  useEffect(() => {
    let isGone = false
    if (!isLocked) void speller.suggestions(language, word).then((words) => isGone || setFound(words))
    return () => {
      isGone = true
    }
  }, [word, language, isLocked, speller])
  return found
}

/** On the screen, since a word has no element of its own. */
function placeOf(editor: LetterEditor, { range }: Misspelling): CSSProperties {
  const { left, top, width, height } = boxOf(editor, range)
  return { left, top, width, height }
}

function boxOf(editor: LetterEditor, range: Range): DOMRect {
  try {
    return ReactEditor.toDOMRange(editor, range).getBoundingClientRect()
  } catch {
    // The words of a note are drawn apart; its mark stands in the line.
    return ReactEditor.toDOMNode(editor, Node.parent(editor, range.anchor.path)).getBoundingClientRect()
  }
}
