/** How the page looks: light, dark and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #0d1117);
  --card: light-dark(#ffffff, #161b22);
  --text: light-dark(#1c2128, #e6edf3);
  --muted: light-dark(#555e69, #9da7b3);
  --line: light-dark(#dfe3e8, #2d343d);
  --link: light-dark(#0b5cad, #79b8ff);
  --land: light-dark(#e3e7ec, #262d36);
  --sea: light-dark(#f7f9fb, #12171e);
  --active: light-dark(#0b7465, #45cdb7);
  --standby: light-dark(#945700, #eab04f);
  --retired: light-dark(#5f6873, #9aa4b0);
  --control: light-dark(#4a51bd, #a8adff);
  --bad: light-dark(#b3261e, #ff928a);
  --asked: var(--control);
  --carries: var(--active);
  --lost: var(--bad);
}
* { box-sizing: border-box }
html { scroll-behavior: smooth; scroll-padding-top: 4rem }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; overflow-wrap: break-word }
header, main, footer { max-width: 1180px; margin: 0 auto; padding: 0 16px }
header { padding-top: 40px; padding-bottom: 8px }
h1 { font-size: clamp(1.5rem, 5vw, 2.25rem); line-height: 1.15; letter-spacing: -.02em; margin: 0 0 8px }
h2 { font-size: 1.3rem; letter-spacing: -.01em; margin: 0 }
h3 { font-size: .95rem; margin: 0 }
p { margin: 0 0 12px }
header p, .lead, .hint, footer, caption { color: var(--muted) }
.lead { max-width: 46rem; margin: 2px 0 20px }
.hint { font-size: .85rem }
code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace }
a { color: var(--link); text-underline-offset: .15em }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px }
main:focus { outline: 0 }
.skip { position: absolute; left: 16px; top: -4rem; background: var(--card); padding: 8px 12px; border-radius: 6px; z-index: 2 }
.skip:focus { top: 12px }
nav { position: sticky; top: 0; z-index: 1; background: var(--page); border-bottom: 1px solid var(--line) }
nav ul { display: flex; gap: 4px 20px; max-width: 1180px; margin: 0 auto; padding: 10px 16px; list-style: none; overflow-x: auto }
nav a { color: var(--muted); text-decoration: none; white-space: nowrap; font-size: .9rem }
nav a:hover { color: var(--text); text-decoration: underline }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 24px; margin: 20px 0 }
.version { container-type: inline-size; min-width: 0 }
.pair { display: grid; gap: 24px }
main > .pair { margin-top: 20px }
@media (min-width: 900px) { .pair { grid-template-columns: 1fr 1fr } }
.when { font-weight: 600; border-bottom: 2px solid var(--line); padding-bottom: 4px }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 12px; margin: 20px 0 }
.figures div { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px }
.figures dt { color: var(--muted); font-size: .85rem }
.figures dd { margin: 0 }
.figures b { display: block; font-size: clamp(1.15rem, 4.6vw, 1.45rem); white-space: nowrap; line-height: 1.3; letter-spacing: -.01em; font-variant-numeric: tabular-nums }
figure { margin: 0 0 20px }
svg { display: block; width: 100%; height: auto }
svg text { font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif }
.wide { display: none }
.narrow { display: block }
@container (min-width: 820px) { .wide { display: block } .narrow { display: none } }
.map { background: var(--sea); border-radius: 8px }
.map.narrow { max-width: 560px; margin: 0 auto }
.map path { fill: none }
.map .land { fill: var(--land) }
.map .borders { stroke: var(--sea); stroke-width: .8 }
.map .graticule { stroke: var(--line); stroke-width: .5; opacity: .6 }
.map .way { stroke: var(--muted); stroke-width: 1.2; stroke-dasharray: 4 4 }
.map .leader { stroke: var(--muted); stroke-width: .8 }
.map .label { fill: var(--text); font-size: 12px; text-anchor: middle; paint-order: stroke; stroke: var(--sea); stroke-width: 3px; stroke-linejoin: round }
.map .name { font-weight: 600 }
.map .km, .map .km tspan { fill: var(--muted) }
.marker { stroke: var(--card); stroke-width: 1.5 }
.marker.active { fill: var(--active) }
.marker.standby { fill: var(--card); stroke: var(--standby); stroke-width: 2.5 }
.marker.retired { fill: var(--card); stroke: var(--retired); stroke-width: 2; stroke-dasharray: 2 2 }
.marker.control { fill: var(--control) }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; color: var(--muted); font-size: .85rem; margin: 12px 0 }
.key::before { content: ''; display: inline-block; width: 11px; height: 11px; margin-right: 7px; border-radius: 50%; vertical-align: -1px }
.key.active::before { background: var(--active) }
.key.standby::before { border: 2.5px solid var(--standby) }
.key.retired::before { border: 2px dashed var(--retired) }
.key.control::before { background: var(--control); border-radius: 1px; transform: rotate(45deg) scale(.85) }
.line::before { content: ''; display: inline-block; width: 24px; margin-right: 7px; vertical-align: 4px; border-top: 2px solid }
.line.requests::before { border-color: var(--active); border-top-width: 3px }
.line.data::before { border-color: var(--control) }
.line.values::before { border-color: var(--muted); border-top-style: dotted }
.line.asked::before { border-color: var(--asked) }
.line.carries::before { border-color: var(--carries); border-top-style: dashed }
.area::before { content: ''; display: inline-block; width: 18px; height: 11px; margin-right: 7px; vertical-align: -1px; opacity: .3 }
.area.lost::before { background: var(--lost) }
.area.window::before { background: var(--muted) }
.diagram { margin: 0 auto }
.diagram text { fill: var(--text); font-size: 11.5px }
.diagram g.graph > polygon { fill: none }
.diagram .node path { fill: var(--card); stroke: var(--muted); stroke-width: 1.6 }
.diagram .node.active path { stroke: var(--active); stroke-width: 2 }
.diagram .node.standby path { stroke: var(--standby); stroke-width: 2; stroke-dasharray: 6 4 }
.diagram .node.retired path { stroke: var(--retired); stroke-dasharray: 2 3 }
.diagram .node.global path { stroke: var(--control) }
.diagram .edge path { fill: none; stroke-width: 1.2 }
.diagram .edge text { font-size: 11px; fill: var(--muted) }
.diagram .requests path { stroke: var(--active); stroke-width: 2.4 }
.diagram .requests polygon { fill: var(--active) }
.diagram .data path { stroke: var(--control) }
.diagram .data polygon { fill: var(--control) }
.diagram .values path { stroke: var(--muted); stroke-dasharray: 2 3 }
.diagram .values polygon { fill: var(--muted) }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr)); gap: 24px }
.loss { margin: 0 0 8px; max-width: 520px }
.loss h3 { display: flex; gap: 8px; align-items: baseline }
.loss .badge { margin-left: auto }
.loss p { margin: 0 0 8px }
table { margin: 0 0 16px; border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums }
table.short { max-width: 26rem }
caption { text-align: left; font-size: .85rem; padding-bottom: 6px }
th, td { text-align: left; padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); vertical-align: top }
th { font-weight: 500 }
thead th { color: var(--muted); font-size: .8rem; white-space: nowrap; border-bottom-width: 2px }
.figure { text-align: right }
td.figure { white-space: nowrap }
.figure + :not(.figure) { padding-left: 16px }
.number { display: inline-block; min-width: 1.6em; color: var(--muted) }
th .hint { font-weight: 400 }
tbody tr:last-child > * { border-bottom: 0 }
.badge { display: inline-block; font-size: .8rem; font-weight: 600; white-space: nowrap }
.badge.active, .badge.good { color: var(--active) }
.badge.standby, .badge.warning { color: var(--standby) }
.badge.retired { color: var(--retired) }
.badge.control { color: var(--control) }
.badge.bad { color: var(--bad) }
@container (max-width: 640px) {
  table:not(.short) {
    &, caption, tbody, tr, th, td { display: block; width: auto }
    thead { display: none }
    tr { display: flex; flex-wrap: wrap; gap: 2px 16px; padding: 10px 0; border-bottom: 1px solid var(--line) }
    tr:last-child { border-bottom: 0 }
    th, td, .figure + :not(.figure) { border: 0; padding: 0; text-align: left; min-width: 0 }
    th { flex-basis: 100% }
    td:empty { display: none }
    td[data-head]::before { content: attr(data-head) ' '; color: var(--muted); font-size: .85em }
  }
}
@container (max-width: 640px) {
  .figures { grid-template-columns: 1fr 1fr }
  .figures div:last-child:nth-child(odd) { grid-column: 1 / -1 }
}
details { margin: 12px 0 }
summary { cursor: pointer; color: var(--link); font-size: .9rem }
details > :not(summary) { margin-top: 12px }
li { margin: 4px 0 }
.none { color: var(--muted) }
.phases { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 0; list-style: none; padding: 0; margin: 20px 0 }
.phases li { position: relative; border-top: 3px solid var(--line); padding: 14px 20px 8px 0; margin: 0 0 12px; font-size: .92rem }
.phases li::before { content: ''; position: absolute; top: -9px; left: 0; width: 15px; height: 15px; border-radius: 50%; background: var(--card); border: 3px solid var(--line) }
.phases .past { border-color: var(--active) }
.phases .past::before { background: var(--active); border-color: var(--active) }
.phases .today::before { background: var(--card); border-color: var(--active) }
.phases p { margin: 0 0 4px }
.phase { font-weight: 600 }
footer { padding-bottom: 40px; font-size: .85rem }
@media (max-width: 600px) { section { padding: 18px 14px } header { padding-top: 24px } }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } }
@media print {
  :root { color-scheme: only light }
  @page { margin: 14mm }
  html { font-size: 12px }
  body { font-size: 12px; background: #fff }
  nav, .skip { display: none }
  header, main, footer { max-width: none; padding: 0 }
  section { border: 0; padding: 0; margin: 0 0 28px }
  * { print-color-adjust: exact }
  .pair { display: block }
  .version { container-type: normal }
  .diagram { max-height: 200mm }
  .map.narrow { max-width: 480px }
  h2, .lead, .when, .legend, caption, thead, summary { break-inside: avoid; break-after: avoid }
  figure, tr, li, .figures div { break-inside: avoid }
  details::details-content { content-visibility: visible; block-size: auto }
}
`;
