import { fontRules } from "./fonts.ts";

/**
 * The public pages' one sheet. Large letters, room for stacked vowels, one column; nothing to tap is smaller than a thumb; prints on A4
 * without colours. Colours on white: ink 17:1, blue 9.4:1, grey 7.5:1.
 */
export const style = `${fontRules}
:root { color-scheme: light; --ink: #1a1a1a; --blue: #0b4a6f; --grey: #4f4f4f; --line: #c4ccd1; --pale: #eef4f8; }
* { box-sizing: border-box; }
html { scroll-padding-top: 16px; }
body { margin: 0; font: 112.5%/1.7 "Noto Sans Thai", "Noto Sans", system-ui, sans-serif; color: var(--ink); background: #fff; overflow-wrap: anywhere; }
a { color: var(--blue); text-underline-offset: 3px; }
:focus-visible { outline: 3px solid #b34700; outline-offset: 3px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999px; background: #fff; padding: 12px 16px; z-index: 1; }
.skip:focus { left: 8px; top: 8px; }
.wide, main { max-width: 46rem; margin: 0 auto; padding: 0 16px; }
header { background: var(--blue); }
header .wide { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0 24px; padding-block: 8px; }
header a { color: #fff; display: block; padding: 6px 0; text-decoration: none; line-height: 1.45; }
header a:hover { text-decoration: underline; }
header a:focus-visible { outline-color: #fff; }
header .name { font-weight: 700; }
header nav a { font-weight: 700; text-decoration: underline; }
header span { font-size: 0.75em; font-weight: 400; }
header .name span { display: block; }
header nav { display: flex; flex-wrap: wrap; gap: 0 24px; }
main { padding-block: 16px 40px; }
h1 { font-size: 1.55rem; line-height: 1.5; color: var(--blue); margin: 8px 0; }
h2 { font-size: 1.15rem; line-height: 1.6; color: var(--blue); margin: 28px 0 6px; }
h1 span, h2 span { display: block; font-size: 0.72em; font-weight: 400; line-height: 1.5; color: var(--grey); }
p { margin: 8px 0; }
address { font-style: normal; }
ol, ul { padding-left: 1.5rem; margin: 0; }
li { margin-bottom: 10px; }
li p { margin: 0; color: var(--grey); font-size: 0.93em; }
li .time { display: block; color: var(--blue); }
.plain, .choices, .tags, .calls { list-style: none; padding: 0; }
.small, .over { font-size: 0.9em; color: var(--grey); }
.over { margin: 0; }
.under { display: block; font-size: 0.9em; color: var(--grey); }
.silence { color: var(--grey); }
.notice { background: #fff6df; border-left: 6px solid #b37400; padding: 10px 14px; }
.asked { background: var(--pale); border-left: 6px solid var(--blue); padding: 4px 14px 12px; margin: 16px 0; font-size: 1.08em; }
.asked h2 { margin-top: 8px; }
.tell { margin-top: 28px; }
.thin { display: inline-block; border: 1px solid #8a5a00; color: #6b4600; border-radius: 4px; padding: 0 8px; font-size: 0.78em; }
.phone { display: inline-block; font-weight: 700; padding: 4px 8px 4px 0; }
.plain a { padding-block: 4px; }
.choices a { display: block; border: 2px solid var(--blue); border-radius: 8px; padding: 10px 14px; background: #fff; line-height: 1.5; }
.choices a:hover { background: var(--pale); }
.tags { display: flex; flex-wrap: wrap; gap: 8px; }
.tags li { margin: 0; }
.tags a { display: block; border: 1px solid var(--blue); border-radius: 22px; padding: 6px 16px; font-size: 0.9em; text-decoration: none; }
.tags a:hover { background: var(--pale); text-decoration: underline; }
.tags [aria-current] { background: var(--blue); color: #fff; }
nav p { margin: 16px 0 4px; }
.button, button { display: inline-block; font: inherit; font-weight: 700; line-height: 1.5; background: var(--blue); color: #fff; border: 2px solid var(--blue); border-radius: 8px; padding: 9px 20px; text-decoration: none; cursor: pointer; }
.button:hover { background: #083551; }
.second { background: #fff; color: var(--blue); }
.second:hover { background: var(--pale); }
.calls li { margin: 14px 0; }
.calls .button { display: block; max-width: 24rem; text-align: center; }
.urgent { background: #a3180f; border-color: #a3180f; font-size: 1.3em; }
.urgent:hover { background: #7d110a; }
.ask { background: var(--pale); border-radius: 12px; padding: 14px 16px 18px; margin: 24px 0; }
.ask label { font-weight: 700; font-size: 1.1em; color: var(--blue); }
.ask p { margin: 2px 0 10px; }
.row { display: flex; flex-wrap: wrap; gap: 10px; }
.row input { flex: 1 1 14rem; min-width: 0; font: inherit; color: var(--ink); padding: 9px 12px; border: 2px solid var(--blue); border-radius: 8px; background: #fff; }
.pair ul + ul { font-size: 0.9em; color: var(--grey); margin-top: 10px; }
.held { margin: 16px 0 24px; }
.held div { border-top: 1px solid var(--line); padding: 10px 0; }
.asks dt { font-weight: 700; color: var(--blue); }
.asks dd { margin: 0 0 12px; }
.held dt { font-weight: 700; color: var(--blue); line-height: 1.5; }
.held dt .under { font-weight: 400; }
.held dd { margin: 4px 0 0; }
.held .under { line-height: 1.5; }
.choices span { display: block; font-size: 0.8em; color: var(--grey); }
.sources { font-size: 0.85em; color: var(--grey); }
.sources li { margin-bottom: 4px; }
footer { border-top: 1px solid var(--line); color: var(--grey); font-size: 0.85em; padding: 12px 0 32px; }
footer span { display: block; }
.poster main { text-align: center; }
.poster .call { font-size: 1.3em; font-weight: 700; line-height: 1.5; }
.poster .call .under { font-weight: 400; font-size: 0.7em; }
.poster ol { display: inline-block; text-align: left; margin: 0 auto; }
.qr svg { display: block; width: 100%; max-width: 20rem; margin: 0 auto; }
.paper { display: none; }
@media (min-width: 56rem) {
  .choices { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; }
  .choices li { margin: 0; }
  .choices a { height: 100%; }
}
@media (min-width: 64rem) {
  .broad main, .broad .wide { max-width: 72rem; }
  .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 32px; }
  .pair ul + ul { margin-top: 0; }
}
@page { size: A4; margin: 14mm 16mm; }
@media print {
  body { font-size: 10.5pt; line-height: 1.55; }
  .screen, .skip, header nav { display: none; }
  .paper { display: block; }
  header { background: none; border-bottom: 1pt solid #000; }
  header a, a { color: #000; }
  h1, h2, li .time { color: #000; }
  h1 { font-size: 15pt; }
  h2 { font-size: 11.5pt; margin: 9pt 0 2pt; break-after: avoid; }
  li { margin-bottom: 3pt; break-inside: avoid; }
  main { padding-block: 4pt; }
  .wide, main { max-width: none; padding-inline: 0; }
  p { margin: 3pt 0; }
  .asked, .notice { background: none; }
  .tell { margin-top: 9pt; }
  .choices a { border: 0; padding: 0; }
  footer { padding: 4pt 0 0; }
  .poster { font-size: 15pt; }
  .poster h1 { font-size: 24pt; }
  .poster .call { font-size: 20pt; }
  .poster .qr svg { max-width: 100mm; margin: 4mm auto; }
  .poster footer { display: none; }
}
`;
