/** One plain sheet of style; nothing here is borrowed from a product. */
export const style = `
:root { --ink:#1f2933; --soft:#5f6c7b; --line:#d9dfe6; --paper:#fff; --wash:#f4f6f8; --accent:#2f5d8a; --accent-soft:#e3edf6 }
* { box-sizing:border-box } html,body { height:100%; margin:0 }
body { font:13px/1.45 "Noto Sans CJK JP","Hiragino Sans","Yu Gothic UI",sans-serif; color:var(--ink); background:var(--wash); display:grid; grid-template-rows:auto auto 1fr; overflow:hidden }
a { color:inherit; text-decoration:none } h1,h2 { margin:0; font-size:15px }
.standin { background:#fff6dc; border-bottom:1px solid #ecd9a0; color:#6b5415; padding:3px 16px; font-size:12px }
header { display:flex; align-items:center; gap:10px; padding:9px 16px; background:var(--paper); border-bottom:1px solid var(--line) }
header .who { margin-left:auto; color:var(--soft); font-size:12px; text-align:right }
.range { font-size:17px; font-weight:600; margin:0 8px }
.button,button { font:inherit; display:inline-block; padding:5px 12px; border:1px solid var(--line); border-radius:6px; background:var(--paper); color:var(--ink); cursor:pointer }
.button:hover,button:hover { background:var(--wash) } .button:focus-visible,button:focus-visible,a:focus-visible { outline:2px solid var(--accent); outline-offset:1px }
.primary { background:var(--accent); border-color:var(--accent); color:#fff } .primary:hover { background:#264c72 }
.danger { color:#a3282b } .on { background:var(--accent-soft); border-color:var(--accent) }
main { display:grid; grid-template-columns:1fr; gap:12px; padding:12px 16px; min-height:0 } main.with-form { grid-template-columns:1fr 300px }
.sheet { background:var(--paper); border:1px solid var(--line); border-radius:8px; overflow:hidden; min-height:0; display:flex; flex-direction:column }
.heads { display:grid; border-bottom:1px solid var(--line); font-size:12px } .heads div { padding:6px 8px; border-left:1px solid var(--line) } .heads div:first-child { border-left:0 }
.sun { color:#b3383b } .sat { color:#2f5d8a } .today b { background:var(--accent); color:#fff; border-radius:10px; padding:1px 7px }
.week .heads,.week .allday,.week .hours { grid-template-columns:48px repeat(7,minmax(0,1fr)) }
.allday { display:grid; border-bottom:1px solid var(--line); min-height:28px; flex:none } .allday>div { border-left:1px solid var(--line); padding:2px; min-width:0 } .allday>div:first-child { border-left:0; color:var(--soft); font-size:11px; padding:6px 4px }
.scroll { overflow:auto; flex:1; scrollbar-width:thin } .hours { display:grid; position:relative; height:1200px }
.gutter { color:var(--soft); font-size:11px } .gutter span { display:block; height:50px; padding:0 6px; text-align:right; transform:translateY(-8px) } .gutter span:first-child { visibility:hidden }
.day { position:relative; border-left:1px solid var(--line); background:repeating-linear-gradient(var(--line) 0 1px,transparent 1px 50px) }
.item { display:block; overflow:hidden; border-radius:4px; border-left:3px solid var(--accent); background:var(--accent-soft); padding:1px 6px; font-size:12px; line-height:1.35; white-space:nowrap; text-overflow:ellipsis }
.item i { font-style:normal; font-size:10px; color:var(--soft); border:1px solid currentColor; border-radius:3px; padding:0 2px; margin-right:3px; opacity:.8 } .item:hover { filter:brightness(.96) } .day .item { position:absolute; white-space:normal; box-shadow:0 0 0 1px #fff } .item small { color:var(--soft); display:block }
.allday .item,.month .item { margin-bottom:2px } .c1 { border-color:#3f7d58; background:#e4f1e9 } .c2 { border-color:#8a5a2f; background:#f5ebe0 } .c3 { border-color:#6b4c8f; background:#eee8f5 }
.tentative { border-left-style:dashed; background-image:repeating-linear-gradient(135deg,transparent 0 6px,#ffffff99 6px 12px) } .free { background:#fff; box-shadow:inset 0 0 0 1px var(--line) } .oof { border-left-color:#8a2f6b }
.month .heads { grid-template-columns:repeat(7,minmax(0,1fr)) } .cells { display:grid; grid-template-columns:repeat(7,minmax(0,1fr)); grid-auto-rows:1fr; flex:1; min-height:0 }
.cell { border-left:1px solid var(--line); border-bottom:1px solid var(--line); padding:2px 3px; min-width:0; overflow:hidden } .cell:nth-child(7n+1) { border-left:0 } .cell.other { background:var(--wash); color:var(--soft) } .cell .no { font-size:12px } .cell .no,.more { display:block; padding:1px 4px } .more { color:var(--soft); font-size:11px }
form.edit { background:var(--paper); border:1px solid var(--line); border-radius:8px; padding:12px 14px; overflow:auto; display:flex; flex-direction:column; gap:8px }
label { display:block; font-size:12px; color:var(--soft) } label.check { display:flex; gap:6px; align-items:center; color:var(--ink) }
input:not([type=checkbox]),select,textarea { font:inherit; color:var(--ink); width:100%; padding:5px 7px; border:1px solid var(--line); border-radius:5px; background:#fff; margin-top:2px } .two { display:grid; grid-template-columns:3fr 2fr; gap:6px } .row { display:flex; gap:8px } textarea { resize:vertical; min-height:84px }
.error { background:#fbe9e9; color:#8b1f22; padding:6px 8px; border-radius:5px }
`
