extension ReportPage {
  /// The page's style. Lines keep their width while the map is zoomed.
  static let style = """
    :root{color-scheme:light;--ink:#1d2521;--soft:#5a655f;--rule:#d9dfdb;--ground:#f6f8f6;--accent:#0b5d3b;\
    --card:#fff;--paper:#fff;--head:#eaf0ec;--over:#eef3f0;--row:#fde8f2;--edge:#000;--button:#fff;--field:#aab5af;\
    --chip:none}
    @media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#e4eae6;--soft:#9fada5;\
    --rule:#36403a;--ground:#141916;--accent:#5cc494;--card:#1c231f;--paper:#39443e;--head:#27302b;--over:#2a342e;\
    --row:#52263c;--edge:#000;--button:#27302b;--field:#5b6a61;--chip:#b9c5be}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",\
    "Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
    main{max-width:1440px;margin:0 auto;padding:14px 24px 40px}
    h1{font-size:26px;line-height:1.25;margin:0 0 4px;overflow-wrap:anywhere}
    h2{font-size:16px;margin:0 0 8px}
    .lead{margin:0 0 8px;color:var(--soft)}
    .mark{display:inline-block;color:var(--accent);border:1px solid var(--accent);border-radius:4px;\
    padding:0 8px;margin-right:6px;font-weight:600;font-size:13px}
    .cards{display:flex;flex-wrap:wrap;gap:2px 20px;margin:0 0 10px}
    .cards div{display:flex;gap:6px;align-items:baseline}
    .cards dt{font-size:12px;color:var(--soft)}
    .cards dd{margin:0;font-size:16px;font-weight:600;font-variant-numeric:tabular-nums}
    .stage{display:grid;grid-template-columns:minmax(0,1fr) 300px;gap:16px;align-items:start}
    .canvas,aside>section,.figures,.made,.compare{background:var(--card);border:1px solid var(--rule);border-radius:8px;\
    padding:12px 14px}
    aside>section{margin-bottom:12px}
    #map{display:block;width:100%;height:min(76vh,900px);min-height:320px;cursor:grab;touch-action:none;\
    user-select:none;-webkit-user-select:none;border-radius:4px;background:var(--paper)}
    #map:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    #map:focus:not(:focus-visible){outline:none}
    #map.drag{cursor:grabbing}
    .off,[hidden]{display:none!important}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);margin:0}
    #grids path,#before path{stroke:#fff;stroke-linejoin:round;vector-effect:non-scaling-stroke;fill-rule:evenodd;\
    cursor:pointer}
    #before .ground{fill:var(--paper)}
    :where(#before path){fill:#ddd}
    .by-change .k-kept{fill:#f2f2ee}.by-change .k-reshaped{fill:#eedd88}.by-change .k-split{fill:#ee8866}\
    .by-change .k-merged{fill:#77aadd}.by-change .k-new{fill:#44bb99}.by-change .k-retired{fill:#bdbdbd}
    #seam{stroke:#111;stroke-width:2px;stroke-dasharray:1 0;vector-effect:non-scaling-stroke;pointer-events:none;\
    paint-order:stroke}
    .twin path{stroke:#fff;stroke-width:.3px;vector-effect:non-scaling-stroke;fill-rule:evenodd}
    .twin .x{fill:#e3e8dc;stroke:#888}
    .legend .h{fill:url(#hatch-key)}
    .e{fill:#fff;stroke:#999;stroke-width:.5px;vector-effect:non-scaling-stroke}
    .twin .line,.line{fill:none;stroke-linejoin:round;stroke-linecap:round;vector-effect:non-scaling-stroke;\
    pointer-events:none}
    .line.village{stroke:#444;stroke-width:1.1px}
    .line.township{stroke:#111;stroke-width:2px}
    .line.county{stroke:#000;stroke-width:3.4px}
    .line.outer{stroke:#000;stroke-width:2.6px}
    .line.area{stroke:#6a1b9a;stroke-width:2.2px;stroke-dasharray:7 3}
    .line.casing{stroke:#fff;stroke-opacity:.75;stroke-width:3px}
    .line.wide{stroke-width:4.4px}
    .line.river{stroke:#1f78b4;stroke-width:1.6px}
    .line.road{stroke:#8c510a;stroke-width:1.3px}
    .line.other{stroke:#555;stroke-width:1.2px;stroke-dasharray:6 4}
    #pick{fill:none;stroke:#d0006f;stroke-width:3px;stroke-linejoin:round;vector-effect:non-scaling-stroke;\
    pointer-events:none}
    #layer-disputes path,#layer-committees path{vector-effect:non-scaling-stroke;fill-rule:evenodd;cursor:pointer}
    .t-red{fill:url(#tier-red);stroke:#9b1420}.t-yellow{fill:url(#tier-yellow);stroke:#7a5a00}\
    .t-green{fill:url(#tier-green);stroke:#0b5d3b}#layer-disputes [class^=t-]{pointer-events:none}
    #layer-disputes .hit{fill:#fff;fill-opacity:0;stroke:none}
    .key-red{fill:url(#tier-red-key)}.key-yellow{fill:url(#tier-yellow-key)}.key-green{fill:url(#tier-green-key)}
    .m{fill-opacity:.5;stroke:#222;stroke-width:1.4px;stroke-dasharray:8 3 2 3}
    .points{fill:none;stroke:#10131a;stroke-opacity:.7;stroke-width:1.8px;stroke-linecap:round;vector-effect:non-scaling-stroke;\
    pointer-events:none}
    .name{text-anchor:middle;stroke:#fff;stroke-linejoin:round;paint-order:stroke;pointer-events:none;\
    fill:#1d2521;font-weight:500}
    .name text{display:none}.name .s{display:inline}
    .name.villages{font-weight:400;fill:#333}
    .name.numbers{font-weight:400;fill:#111;stroke-opacity:.8}
    .name.areas{font-weight:600;fill:#4a0f70}
    .name.county{font-weight:700;fill:#000}
    #bar,#north{pointer-events:none;font-size:12px}
    #bar path{fill:none;stroke:var(--ink);stroke-width:1.4px}
    #north path{fill:var(--ink)}
    #bar text,#north text{stroke:var(--paper);stroke-width:3px;paint-order:stroke;fill:var(--ink)}
    #bar .end{text-anchor:middle}
    #north text{text-anchor:end;font-weight:600}
    .tools{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px;margin-bottom:8px}
    fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center}
    legend{float:left;padding:0;margin-right:10px;color:var(--soft)}
    button,select,input[type=search]{font:inherit;color:inherit;background:var(--button);border:1px solid var(--field);\
    border-radius:5px;padding:3px 10px;min-height:32px}
    button{cursor:pointer}
    button:hover{background:var(--over)}
    button:focus-visible,select:focus-visible,input:focus-visible{outline:3px solid var(--accent);\
    outline-offset:1px}
    .zoom{display:flex;gap:6px}
    .hint{color:var(--soft);font-size:13px;margin:6px 0 0}
    #facts{min-height:262px}
    #facts h3{font-size:15px;margin:0 0 4px;overflow-wrap:anywhere}
    #facts dl{display:grid;grid-template-columns:minmax(90px,2fr) minmax(0,3fr);gap:2px 10px;margin:0}
    #facts dt{color:var(--soft)}
    #facts dd{margin:0;text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
    .legend table{border-collapse:collapse;width:100%}
    .legend td{padding:2px 6px 2px 0;font-variant-numeric:tabular-nums}
    .legend td:first-child{width:36px}
    .legend .n{text-align:right;padding-right:0}
    .legend tfoot td{border-top:1px solid var(--rule);color:var(--soft)}
    .legend ul,.plain{list-style:none;margin:0;padding:0}
    .legend li{display:flex;gap:6px;align-items:baseline}
    .legend li svg{flex:none}
    .swatch{vertical-align:-2px;margin-right:4px}
    .lines .swatch{background:var(--chip);border-radius:2px}
    .swatch rect{stroke:#888;stroke-width:.5px}
    .legend[class*=by-]{display:none}
    #histogram{display:block;width:100%;height:auto;font-size:11px}
    #histogram rect{fill:#5f8f78}#histogram .on{fill:#d0006f}
    #histogram path{stroke:var(--soft);fill:none}#histogram text{fill:var(--ink)}
    .chips{display:flex;flex-wrap:wrap;gap:4px;margin:8px 0 0;align-items:center;max-height:180px;overflow:auto}
    .chips button{padding:0 6px;min-height:26px;font-size:13px;font-variant-numeric:tabular-nums}
    #more summary{cursor:pointer;color:var(--soft);width:max-content}
    #more{flex:1 1 100%}
    .finder{position:relative;flex:1 1 200px;max-width:340px}
    .finder input{width:100%}
    #hits{position:absolute;z-index:1100;left:0;right:0;top:100%;margin:2px 0 0;padding:4px 0;list-style:none;\
    background:var(--card);border:1px solid var(--field);border-radius:6px;max-height:320px;overflow:auto;\
    box-shadow:0 4px 14px #0004}
    #hits li{padding:4px 10px;cursor:pointer;overflow-wrap:anywhere}
    #hits .none{color:var(--soft);cursor:default}
    #hits [aria-selected=true]{background:var(--over);outline:2px solid var(--accent);outline-offset:-2px}
    #tiles{width:100%;height:min(76vh,900px);min-height:320px;border-radius:4px;background:#dde3df;z-index:0}
    .tiled .slide{display:none}
    .tiled #map{position:absolute;visibility:hidden;pointer-events:none}
    #map pattern *{visibility:visible}
    .slide{display:flex;gap:10px;align-items:center;margin-top:8px}
    .slide input{flex:1;min-height:32px;accent-color:var(--accent)}
    .pickable{border:0;background:none;padding:0;min-height:0;text-align:left;font-weight:inherit}
    .pickable:hover{background:none;text-decoration:underline}
    .figure{border-collapse:collapse;font-variant-numeric:tabular-nums}
    .figure th,.figure td{padding:3px 12px;border-bottom:1px solid var(--rule);text-align:right}
    .figure th:first-child{text-align:left;font-weight:400}
    .panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(260px,1fr));gap:16px;margin-top:12px}
    .panels figure{margin:0}
    .panels figcaption{font-weight:600;overflow-wrap:anywhere}
    .twin{width:100%;height:auto;max-height:70vh;background:var(--paper);border-radius:4px}
    .figures,.made,.compare{margin-top:16px}
    .filter{display:flex;flex-wrap:wrap;gap:8px 18px;align-items:center;margin-bottom:10px}
    .filter .hint{margin:0}
    .scroll{overflow:auto;max-height:80vh;position:relative}
    #units{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    #units th,#units td{padding:3px 8px;border-bottom:1px solid var(--rule);text-align:right}
    #units th:first-child{text-align:left;font-weight:400;min-width:15em;\
    overflow-wrap:anywhere}
    #units thead th{position:sticky;top:0;background:var(--head);z-index:1;vertical-align:bottom;padding:0}
    #units thead button{width:100%;border:0;background:none;border-radius:0;text-align:inherit;\
    font-weight:600;font-size:13px;line-height:1.3;padding:6px 8px}
    #units thead button:hover{background:var(--over)}
    #units [aria-sort=ascending] button::after{content:" ▲";font-size:10px}
    #units [aria-sort=descending] button::after{content:" ▼";font-size:10px}
    #units tbody tr{cursor:pointer}
    #units tbody tr:hover{background:var(--over)}
    #units tbody tr.on{background:var(--row)}
    #units tr.county{background:var(--over)}
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
    @media screen and (max-width:860px){main{padding:12px}.stage{grid-template-columns:minmax(0,1fr)}\
    #map,#tiles{height:70vh;min-height:300px}main{display:flex;flex-direction:column}.cards{order:1;margin:12px 0 0}\
    .stage~*{order:2}#facts.picked{position:fixed;left:0;right:0;bottom:0;z-index:1200;max-height:42vh;overflow:auto;\
    margin:0;border-radius:8px 8px 0 0;box-shadow:0 -4px 14px #0004}.lead{font-size:13px;line-height:1.4}h1{font-size:21px}.tools{gap:6px 12px}\
    .canvas,aside>section,.figures,.made,.compare{padding:10px}#facts{min-height:0}.zoom{flex-wrap:wrap}.made dl{grid-template-columns:minmax(0,1fr)}.made dt{margin-top:6px}}

    """
}
