import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { cleanImage } from '../../../backend/images/index.ts'
import { drawSvg, type DrawnImage } from '../../../backend/images/draw-svg.ts'
import { must } from '../store/stores.ts'

function svg(inside: string, head = 'width="200" height="100" viewBox="0 0 200 100"'): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${head}>${inside}</svg>`)
}

const drawn = (inside: string, head?: string): DrawnImage => must(drawSvg(svg(inside, head)))

/** The pixel at a share of width and height: red, green, blue, opaque. */
function pixelAt({ bytes, width, height }: DrawnImage, across: number, down: number): number[] {
  const data = Buffer.from(bytes)
  const packed = data.subarray(data.indexOf('IDAT') + 4, data.indexOf('IEND') - 8)
  const lines = inflateSync(packed)
  const [line, row, column] = [width * 4, Math.floor(height * down), Math.floor(width * across)]
  const pixel = [0, 0, 0, 0]
  for (let above = 0; above <= row; above += 1)
    for (let part = 0; part < 4; part += 1)
      pixel[part] = ((pixel[part] ?? 0) + (lines[above * (line + 1) + 1 + column * 4 + part] ?? 0)) & 255
  return pixel
}

const red = '<rect width="100" height="100" fill="#f00"/>'

describe('an SVG drawing', () => {
  test('becomes a sharp picture of its own proportions, see-through where nothing is drawn', () => {
    const image = drawn(red)
    expect([image.width, image.height, Math.round(image.ownWidth)]).toEqual([1200, 600, 53])
    expect([pixelAt(image, 0.25, 0.5), pixelAt(image, 0.75, 0.5)[3]]).toEqual([[255, 0, 0, 255], 0])
  })

  test('is never larger than a page shows, nor more than six times its own size', () => {
    expect([drawn(red, 'viewBox="0 0 2000 1000"').width, drawn(red, 'width="10mm" height="5mm" viewBox="0 0 100 50"').width]).toEqual([
      1890, 227,
    ])
  })

  test('is a picture that letters keep as it is, the same bytes each time', () => {
    const [once, again] = [drawn(red), drawn(red)]
    const clean = must(cleanImage(once.bytes))
    expect([again.digest, clean.digest, clean.mediaType]).toEqual([once.digest, once.digest, 'image/png'])
  })

  test('has gradients, style sheets, transforms and things used twice', () => {
    const image = drawn(
      '<style>.b { fill: #00f }</style><defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#0f0"/></linearGradient><rect id="r" class="b" width="20" height="100"/></defs><rect width="100" height="100" fill="url(#g)"/><use href="#r" transform="translate(180)"/>',
    )
    const [left, right] = [pixelAt(image, 0.02, 0.5), pixelAt(image, 0.48, 0.5)]
    expect([(left[0] ?? 0) > 200, (right[1] ?? 0) > 200, pixelAt(image, 0.95, 0.5)]).toEqual([true, true, [0, 0, 255, 255]])
  })

  test('has its words in a font of ours, whatever it names, so that every machine draws the same', () => {
    const words = (style: string): string => drawn(`<text x="10" y="60" font-size="40" ${style}>Harbour</text>`).digest
    const styled = drawn('<style>text { font-family: "DejaVu Sans Mono"; }</style><text x="10" y="60" font-size="40">Harbour</text>')
    expect(
      new Set([words('font-family="Libertinus Serif"'), words('style="font-family: DejaVu Sans Mono"'), words(''), styled.digest]).size,
    ).toBe(1)
  })

  test('runs no script and shows nothing foreign', () => {
    const scripted = drawn(`${red}<script>while (true) {}</script><foreignObject width="200" height="100"><p>Words</p></foreignObject>`)
    expect(scripted.digest).toBe(drawn(red).digest)
  })
})

describe('refused in a sentence is an SVG drawing', () => {
  const secret = join(mkdtempSync(join(tmpdir(), 'chancery-svg-')), 'secret.png')
  writeFileSync(secret, drawn(red).bytes)

  test.each([
    ['that shows a file of the computer', `<image href="file://${secret}" width="200" height="100"/>`],
    ['that shows one by its mere path', `<image xlink:href="${secret}" width="200" height="100"/>`],
    ['that shows an address', '<image href="https://example.com/spy.png" width="200" height="100"/>'],
    ['in which another drawing is packed', '<image href="data:image/svg+xml;base64,PHN2Zy8+" width="200" height="100"/>'],
    ['whose style sheet fetches another', '<style>@import url(https://example.com/spy.css);</style><rect width="9" height="9"/>'],
    ['that uses a part of another file', '<use href="other.svg#part"/>'],
  ])('%s', (_what, inside) => {
    const refused = drawSvg(svg(inside))
    expect(refused).toMatchObject({ ok: false, error: { code: 'image-drawing', message: expect.stringContaining('shows another file') } })
  })

  test.each([
    ['that is cut off', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect'), 'cannot be read'],
    [
      'whose entities multiply',
      Buffer.from(
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      ),
      'cannot be read',
    ],
    ['without a size', svg(red, ''), 'how large it is'],
    ['of no size', svg(red, 'width="0" height="0"'), 'how large it is'],
    [
      'whose parts use parts that use parts',
      svg(
        `<defs><g id="g0"><rect width="9" height="9"/></g>${Array.from({ length: 12 }, (_none, step) => `<g id="g${String(step + 1)}">${`<use href="#g${String(step)}"/>`.repeat(10)}</g>`).join('')}</defs><use href="#g12"/>`,
      ),
      'would not end',
    ],
    ['that uses itself', svg('<g id="g"><rect width="9" height="9"/><use href="#g"/></g>'), 'would not end'],
    [
      'of filters without end',
      svg('<filter id="f"><feTurbulence/></filter><rect width="9" height="9" filter="url(#f)"/>'.repeat(200)),
      'would not end',
    ],
    ['that draws nothing', svg('<g/>'), 'could be drawn'],
    ['with words that no font of letters has', svg('<text x="9" y="50">港湾</text>'), 'no font of letters'],
  ])('%s', (_what, bytes, words) => {
    expect(drawSvg(bytes)).toMatchObject({ ok: false, error: { code: 'image-drawing', message: expect.stringContaining(words) } })
  })
})

test('an SVG drawing with a plain document type, as drawing programs write it, is drawn', () => {
  const typed = `<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg(red).toString()}`
  expect(must(drawSvg(Buffer.from(typed))).digest).toBe(drawn(red).digest)
})

test('an SVG drawing comes out with the same bytes in another process, time zone and locale', () => {
  const script = `import { drawSvg } from ${JSON.stringify(join(import.meta.dirname, '../../../backend/images/draw-svg.ts'))}; const drawn = drawSvg(Buffer.from(process.argv[1])); process.stdout.write(drawn.value.digest)`
  const words = svg(`${red}<text x="110" y="60" font-size="20">Harbour</text>`).toString()
  const other = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script, words], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' },
  })
  expect(other).toBe(must(drawSvg(Buffer.from(words))).digest)
})
