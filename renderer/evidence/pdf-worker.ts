// The thread in which pdf.js reads; a file of the window's own, as its content security policy asks.
import 'pdfjs-dist/build/pdf.worker.mjs'
