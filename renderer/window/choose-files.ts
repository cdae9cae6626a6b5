/** Asks for files by the browser's own dialog, or for all files of a folder; none when the person cancelled. To be called from a press. */
export function chooseFiles({ isFolder = false }: { readonly isFolder?: boolean } = {}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = !isFolder
    input.webkitdirectory = isFolder
    input.hidden = true
    const end = (files: readonly File[]): void => {
      input.remove()
      resolve([...files])
    }
    input.addEventListener('change', () => end([...(input.files ?? [])]))
    input.addEventListener('cancel', () => end([]))
    // In the document, so that nothing takes it away while the dialog is open.
    document.body.append(input)
    input.click()
  })
}
