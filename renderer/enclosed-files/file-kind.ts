const kinds: Readonly<Record<string, string>> = {
  'application/json': 'JSON',
  'application/pdf': 'PDF',
  'application/vnd.oasis.opendocument.spreadsheet': 'Spreadsheet',
  'application/vnd.oasis.opendocument.text': 'Text document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'Presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel workbook',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
  'application/xml': 'XML',
  'application/zip': 'ZIP archive',
  'image/jpeg': 'JPEG picture',
  'image/png': 'PNG picture',
  'text/csv': 'Table (CSV)',
  'text/markdown': 'Markdown',
  'text/plain': 'Text',
}

/** What a file is, in a word or two. */
export function fileKind(mediaType: string): string {
  return kinds[mediaType] ?? 'File'
}
