/** What stands for `node:zlib` in the page: only what writes PDFs asks for it, and the page writes none. */
export { zlibSync as deflateSync } from 'fflate'
