export interface SigningCertificatesTable {
  id: string
  /** Whose it is. */
  person: string
  label: string
  kind: 'file' | 'test' | 'token'
  /** PEM. */
  certificate: string
  key_format: 'p12' | 'pem' | null
  /** The file with the key as it came: under its own password. */
  key_file: Uint8Array | null
  /** Where the key is on which token, as JSON. */
  token: string | null
  added_at: string
}

export interface RememberedPasswordsTable {
  certificate: string
  /** Sealed by the keychain of the system. */
  sealed: Uint8Array
  kept_at: string
}

export interface TrustedCertificatesTable {
  /** SHA-256 of the certificate, in hexadecimal digits. */
  fingerprint: string
  certificate: string
  added_by: string
  added_at: string
}

export interface SigningsTable {
  release_id: string
  /** From 1: each stands behind the one before it. */
  position: number
  digest: string
  signer: string
  level: string
  is_test: number
  signed_by: string
  signed_at: string
}

/** What letters are signed with, and the signed files of released letters. */
export interface SigningTables {
  signing_certificates: SigningCertificatesTable
  remembered_passwords: RememberedPasswordsTable
  trusted_certificates: TrustedCertificatesTable
  signings: SigningsTable
}
