/** Narrow enough for A4 and Letter alike; ink is black, colours only mark. */
export const PRINT_STYLE = `
:root { color-scheme: light; }
body { margin: 0; color: #181818; background: #fff; font: 10.5pt/1.45 "Salesforce Sans", "Segoe UI", Helvetica, Arial, sans-serif; }
main { max-width: 178mm; margin: 0 auto; }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 3mm; }
h2 { font-size: 13pt; margin: 8mm 0 3mm; padding-bottom: 1mm; border-bottom: 0.5pt solid #747474; }
h3 { font-size: 10.5pt; margin: 4mm 0 1mm; }
p, ul, dl, blockquote { margin: 0 0 2.5mm; }
h1, h2, h3, p, li, dd, td, small, footer { overflow-wrap: anywhere; }
ul { padding-left: 5mm; }
li { margin-bottom: 1.5mm; }
small { font-size: 9pt; color: #444; }
a { color: #0b5cab; }
dl > div { display: grid; grid-template-columns: 52mm 1fr; gap: 3mm; padding: 0.7mm 0; }
dt { color: #444; }
dd { margin: 0; }
blockquote { border-left: 2pt solid #0b5cab; padding-left: 4mm; }
blockquote footer { color: #444; }
table { width: 100%; border-collapse: collapse; margin: 0 0 3mm; font-size: 9.5pt; }
th, td { border: 0.5pt solid #939393; padding: 1mm 1.5mm; text-align: start; vertical-align: top; }
th { background: #f3f3f3; }
.status { display: inline-block; margin-right: 6mm; }
.score { margin-bottom: 3mm; padding: 2mm 3mm; border: 0.5pt solid #939393; border-radius: 1.5mm; }
.score p { margin: 0; font-size: 12pt; }
.score ul { margin: 1mm 0 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0 5mm; font-size: 9.5pt; }
.score li { margin: 0; }
header dl { columns: 2; column-gap: 8mm; }
header dl > div { grid-template-columns: 38mm 1fr; break-inside: avoid; }
.ticks { padding: 0; list-style: none; }
.warning { color: #b60554; }
.box { white-space: nowrap; color: #444; }
.gap { color: #5c5c5c; font-style: italic; }
@media screen { main { padding: 12mm; } }
@media print {
  h1, h2, h3 { break-after: avoid; }
  p, blockquote { orphans: 3; widows: 3; }
  li, tr, dl > div, .score { break-inside: avoid; }
  thead { display: table-header-group; }
  th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
