import '@fontsource-variable/inter'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './look/tokens.css'
import './look/base.css'
import './letter-editor/letter-editor.css'
import './letter-editor/paper.css'
import './comments/comments.css'
import './letter-editor/margin/margin.css'
import './window/window.css'
import './start-screen/start-screen.css'
import './letter-screen/letter-screen.css'
import './letter-history/letter-history.css'
import './library-passages/library-passages.css'
import './clause-library/clause-library.css'
import './field-form/field-form.css'
import './checks/checks.css'
import './preview/preview.css'
import './commands/shortcuts.css'
import './evidence/evidence.css'
import './clauses/clauses.css'
import './clauses/clause-editor.css'
import './export-dialog/export-dialog.css'
import './review/review.css'
import './review/send-many.css'
import './audit-room/audit-room.css'
import './backups/backups.css'
import './library-folder/library-folder.css'
import './register/register.css'
import './redline/redline.css'
import './people/people.css'
import './settings/settings.css'
import './house/house.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ChanceryWindow } from './window/chancery-window.tsx'

const place = document.getElementById('window')
// The host is on this machine: an answer is fresh until something here changes it, and being offline means nothing.
const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: Infinity, retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
})

if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ChanceryWindow />
      </QueryClientProvider>
    </StrictMode>,
  )
}
