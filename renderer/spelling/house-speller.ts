import { ask } from '../desktop.ts'
import { createSpeller } from '../letter-editor/index.ts'

/** The speller of the window: every editor asks the same one. */
export const houseSpeller = createSpeller(ask)
