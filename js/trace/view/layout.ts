/** The style of the page around the lanes. */
export const LAYOUT = `
  *{box-sizing:border-box}
  html,body{height:100%;margin:0}
  body{
    display:flex; flex-direction:column; background:var(--ground); color:var(--text);
    font:13px/1.45 "Inter","Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif;
  }
  header{padding:14px 16px 8px}
  h1{margin:0;font-size:17px}
  header p{margin:2px 0;color:var(--quiet)}
  .note{border-left:3px solid var(--o5);padding-left:8px}
  .tools{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;margin-top:10px}
  .tools label{color:var(--quiet)}
  input,select,button{
    font:inherit; color:var(--text); background:var(--panel); border:1px solid var(--line); border-radius:6px;
    padding:4px 8px;
  }
  input{width:230px}
  button{cursor:pointer}
  button:disabled{opacity:.5;cursor:default}
  :focus-visible{outline:2px solid var(--focus);outline-offset:1px}
  .chip{display:inline-flex;align-items:center;gap:6px;border-radius:999px;margin-right:6px;padding:3px 10px}
  .chip[aria-pressed=true]{border-color:var(--focus);box-shadow:inset 0 0 0 1px var(--focus)}
  .leaks:not(:disabled){color:var(--leak);background:var(--leak-ground);border-color:var(--leak)}
  .search{display:inline-flex;align-items:center;gap:6px}
  kbd{
    font:11px ui-monospace,Menlo,Consolas,monospace; border:1px solid var(--line); border-radius:4px;
    padding:1px 5px; background:var(--panel); color:var(--quiet);
  }
  .zoom button{border-radius:0;margin-left:-1px}
  .zoom button:first-child{border-radius:6px 0 0 6px}
  .zoom button:last-child{border-radius:0 6px 6px 0}
  #found{color:var(--quiet)}
  #overview{
    border-top:1px solid var(--line); background:var(--panel); cursor:crosshair; touch-action:none;
    user-select:none; height:64px;
  }
  .area{fill:var(--o0);opacity:.55}
  .window{fill:var(--focus);fill-opacity:.1;stroke:var(--focus);stroke-width:1.5}
  #axis{display:block;border-bottom:1px solid var(--line);flex:none}
  main{flex:1;min-height:0;display:flex;position:relative}
  #lanes{flex:1;overflow-y:scroll;position:relative;min-width:0}
  #space{position:relative}
  #canvas{position:absolute;left:0;display:block}
  #empty{padding:24px;color:var(--quiet)}
  .row.chosen{fill:var(--focus);fill-opacity:.12}
  #details{
    width:400px; max-width:45%; overflow:auto; border-left:1px solid var(--line); background:var(--panel);
    padding:12px 16px;
  }
  #details[hidden]{display:none}
  #close{float:right}
  #details h2{font-size:14px;margin:0 36px 2px 0;overflow-wrap:anywhere}
  #details p{margin:0 0 8px;color:var(--quiet)}
  table{border-collapse:collapse;width:100%}
  th{text-align:left;color:var(--quiet);font-weight:500}
  td,th{padding:3px 10px 3px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
  td:first-child{white-space:nowrap;font-variant-numeric:tabular-nums}
  footer{border-top:1px solid var(--line);padding:6px 16px;color:var(--quiet);font-size:12px}
  .keys{float:right}
  .leak-text{color:var(--leak)}
`;
