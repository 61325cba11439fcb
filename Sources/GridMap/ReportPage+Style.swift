extension ReportPage {
  /// The page's style. Lines keep their width while the map is zoomed.
  static let style = """
    :root{color-scheme:light;--ink:#1d2521;--soft:#5a655f;--rule:#d9dfdb;--ground:#f6f8f6;--accent:#0b5d3b}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",\
    "Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
    main{max-width:1440px;margin:0 auto;padding:20px 24px 40px}
    h1{font-size:26px;line-height:1.25;margin:0 0 4px;overflow-wrap:anywhere}
    h2{font-size:16px;margin:0 0 8px}
    .lead{margin:0 0 14px;color:var(--soft)}
    .mark{display:inline-block;color:var(--accent);border:1px solid var(--accent);border-radius:4px;\
    padding:0 8px;margin-right:6px;font-weight:600;font-size:13px}
    .cards{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 16px}
    .cards div{background:#fff;border:1px solid var(--rule);border-radius:6px;padding:6px 14px;min-width:96px}
    .cards dt{font-size:12px;color:var(--soft)}
    .cards dd{margin:0;font-size:19px;font-weight:600;font-variant-numeric:tabular-nums}
    .stage{display:grid;grid-template-columns:minmax(0,1fr) 300px;gap:16px;align-items:start}
    .canvas,aside>section,.figures,.made{background:#fff;border:1px solid var(--rule);border-radius:8px;\
    padding:12px 14px}
    aside>section{margin-bottom:12px}
    #map{display:block;width:100%;height:min(76vh,900px);min-height:320px;cursor:grab;touch-action:none;\
    user-select:none;-webkit-user-select:none;border-radius:4px}
    #map:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    #map:focus:not(:focus-visible){outline:none}
    #map.drag{cursor:grabbing}
    #grids path{stroke:#fff;stroke-linejoin:round;vector-effect:non-scaling-stroke;fill-rule:evenodd;\
    cursor:pointer}
    .by-load .hl,.by-deviation .hd{fill:url(#hatch)}
    .legend .h{fill:url(#hatch-key)}
    .e{fill:#fff;stroke:#999;stroke-width:.5px;vector-effect:non-scaling-stroke}
    .line{fill:none;stroke-linejoin:round;stroke-linecap:round;vector-effect:non-scaling-stroke;\
    pointer-events:none}
    .line.village{stroke:#444;stroke-width:1.1px}
    .line.township{stroke:#111;stroke-width:2px}
    .line.county{stroke:#000;stroke-width:3.4px}
    .line.outer{stroke:#000;stroke-width:2.6px}
    .line.casing{stroke:#fff;stroke-opacity:.75;stroke-width:3px}
    .line.river{stroke:#1f78b4;stroke-width:1.6px}
    .line.road{stroke:#8c510a;stroke-width:1.3px}
    .line.other{stroke:#555;stroke-width:1.2px;stroke-dasharray:6 4}
    #pick{fill:none;stroke:#d0006f;stroke-width:3px;stroke-linejoin:round;vector-effect:non-scaling-stroke;\
    pointer-events:none}
    .name{text-anchor:middle;stroke:#fff;stroke-linejoin:round;paint-order:stroke;pointer-events:none;\
    fill:var(--ink);font-weight:500}
    .name.county{font-weight:700;fill:#000}
    #bar,#north{pointer-events:none;font-size:12px}
    #bar path{fill:none;stroke:#000;stroke-width:1.4px}
    #bar text,#north text{stroke:#fff;stroke-width:3px;paint-order:stroke;fill:#000}
    #bar .end{text-anchor:middle}
    #north text{text-anchor:end;font-weight:600}
    .tools{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px;margin-bottom:8px}
    fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center}
    legend{float:left;padding:0;margin-right:10px;color:var(--soft)}
    button,select,input[type=search]{font:inherit;color:inherit;background:#fff;border:1px solid #aab5af;\
    border-radius:5px;padding:3px 10px;min-height:32px}
    button{cursor:pointer}
    button:hover{background:#eef3f0}
    button:focus-visible,select:focus-visible,input:focus-visible{outline:3px solid var(--accent);\
    outline-offset:1px}
    .zoom{display:flex;gap:6px}
    .hint{color:var(--soft);font-size:13px;margin:6px 0 0}
    #facts{min-height:262px}
    #facts h3{font-size:15px;margin:0 0 4px;overflow-wrap:anywhere}
    #facts dl{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:2px 10px;margin:0}
    #facts dt{color:var(--soft)}
    #facts dd{margin:0;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    .legend table{border-collapse:collapse;width:100%}
    .legend td{padding:2px 6px 2px 0;font-variant-numeric:tabular-nums}
    .legend td:first-child{width:36px}
    .legend .n{text-align:right;padding-right:0}
    .legend tfoot td{border-top:1px solid var(--rule);color:var(--soft)}
    .legend ul,.plain{list-style:none;margin:0;padding:0}
    .legend li{display:flex;gap:6px;align-items:baseline}
    .legend li svg{flex:none}
    .swatch{vertical-align:-2px;margin-right:4px}
    .swatch rect{stroke:#888;stroke-width:.5px}
    .show-load .legend.by-deviation,.show-deviation .legend.by-load{display:none}
    .figures,.made{margin-top:16px}
    .filter{display:flex;flex-wrap:wrap;gap:8px 18px;align-items:center;margin-bottom:10px}
    .filter .hint{margin:0}
    .scroll{overflow:auto;max-height:80vh}
    #units{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    #units th,#units td{padding:3px 8px;border-bottom:1px solid var(--rule);text-align:right}
    #units th:first-child{text-align:left;font-weight:400;min-width:15em;\
    overflow-wrap:break-word}
    #units thead th{position:sticky;top:0;background:#eaf0ec;vertical-align:bottom;padding:0}
    #units thead button{width:100%;border:0;background:none;border-radius:0;text-align:inherit;\
    font-weight:600;font-size:13px;line-height:1.3;padding:6px 8px}
    #units thead button:hover{background:#dbe6df}
    #units [aria-sort=ascending] button::after{content:" ▲";font-size:10px}
    #units [aria-sort=descending] button::after{content:" ▼";font-size:10px}
    #units tbody tr{cursor:pointer}
    #units tbody tr:hover{background:#f0f5f2}
    #units tbody tr.on{background:#fde8f2}
    #units tr.county{background:#eef3f0}
    #units tr.county th,#units tr.county td{font-weight:700}
    #units tr.township th,#units tr.township td{font-weight:600}
    #units tr.township th:first-child{padding-left:22px}
    #units tr.village th:first-child{padding-left:40px}
    #units tfoot th,#units tfoot td{font-weight:700;border-top:2px solid var(--ink)}
    small{color:var(--soft);font-weight:400}
    .made dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 18px;margin:0}
    .made dt{color:var(--soft)}
    .made dd{margin:0;overflow-wrap:anywhere}
    .plain li{display:inline-block;margin-right:18px}
    code{font:13px/1.4 ui-monospace,"SFMono-Regular",Consolas,"Noto Sans Mono",monospace}
    .hash{color:var(--soft)}
    @media (max-width:860px){main{padding:12px}.stage{grid-template-columns:minmax(0,1fr)}\
    #map{height:auto;max-height:80vh}.made dl{grid-template-columns:minmax(0,1fr)}.made dt{margin-top:6px}}
    @page{size:A4;margin:12mm}
    @media print{
    body{background:#fff;font-size:9pt}
    main{max-width:none;padding:0}
    .tool{display:none!important}
    h1{font-size:17pt}
    h2{font-size:11pt}
    .cards{gap:4px;margin-bottom:6px}
    .cards div{padding:2px 8px;min-width:0}
    .cards dt{font-size:7.5pt}
    .cards dd{font-size:11pt}
    .stage{display:block}
    .canvas,aside{break-inside:avoid}
    .canvas,aside>section,.figures,.made{border:0;padding:0}
    #map{width:100%;height:auto;max-height:170mm;min-height:0;outline:none!important}
    aside{display:flex;gap:10mm;margin-top:4mm}
    aside>section{flex:1;margin:0}
    .legend{font-size:8.5pt}
    .legend td{padding:0 6px 0 0}
    .lead{margin-bottom:6px}
    .line.village{stroke-width:.7px}
    .line.township{stroke-width:1.2px}
    .line.county{stroke-width:2.2px}
    .line.outer{stroke-width:1.8px}
    .line.casing{stroke-width:2px}
    .line.river{stroke-width:1.1px}
    .line.road{stroke-width:.9px}
    .figures{break-before:page;margin:0}
    .scroll{overflow:visible;max-height:none}
    #units{font-size:7.5pt}
    #units thead th{position:static}
    #units thead button{display:none}
    #units thead th::after{content:attr(data-name);font-weight:600}
    #units tfoot{display:table-row-group}
    #units th,#units td,#units thead th{padding:1px 4px}
    #units th:first-child{min-width:50mm}
    #units tr.township th:first-child{padding-left:12px}
    #units tr.village th:first-child{padding-left:22px}
    #units tr{break-inside:avoid}
    .made{break-inside:avoid;margin-top:6mm}
    #pick{display:none}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }

    """
}
