import type { JSX } from 'react'
import { AddCertificateDialog, TestCertificateDialog, type CertificateDialogProps } from './certificate-dialogs.tsx'
import { TokenDialog } from './token-dialog.tsx'

/** Where a certificate comes from: a file with its key, a token, or made here for trying out. */
export type AddedFrom = 'file' | 'token' | 'test'

const dialogs = { file: AddCertificateDialog, token: TokenDialog, test: TestCertificateDialog } as const

/** The way to another certificate. */
export function AddingDialog({ from, ...ends }: CertificateDialogProps & { readonly from: AddedFrom }): JSX.Element {
  const Adding = dialogs[from]
  return <Adding {...ends} />
}
