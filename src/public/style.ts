/** The public pages' one sheet. Large letters, room for stacked vowels, one column; prints on A4 without colours. */
export const style = `:root { color-scheme: light; }
body { margin: 0; font: 18px/1.7 "Noto Sans Thai", "Noto Sans", system-ui, sans-serif; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
header { background: #0b4a6f; color: #fff; padding: 8px 16px; }
header p { margin: 0; max-width: 44rem; margin-inline: auto; }
main { max-width: 44rem; margin: 0 auto; padding: 8px 16px 48px; }
h1 { font-size: 1.5rem; line-height: 1.5; color: #0b4a6f; margin: 0 0 8px; }
h2 { font-size: 1.1rem; line-height: 1.6; color: #0b4a6f; margin: 24px 0 4px; }
ol, ul { padding-left: 1.4rem; margin: 0; }
li { margin-bottom: 8px; }
li p { margin: 0; color: #4a4a4a; font-size: 0.95em; }
li span, li a { display: block; }
a { color: #0b4a6f; }
footer { margin-top: 32px; border-top: 1px solid #ccc; color: #4a4a4a; font-size: 0.85em; }
footer p { margin: 4px 0; }
@media print { header { background: none; color: #000; } a { color: #000; } body { font-size: 12pt; } }
`;
