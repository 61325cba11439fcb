extension ReportPage {
  /// The table: sorting keeps villages under their township while all levels are shown.
  static let tableScript = #"""
    const depth = { county: 0, township: 1, village: 2 };
    const level = by('level'), find = by('find');
    let column = 0, down = false;
    const number = (row, i) => {
      const value = parseFloat(row.cells[i].textContent.replace(/,/g, ''));
      return Number.isNaN(value) ? -Infinity : value;
    };
    const compare = (a, b) => {
      let order = 0;
      if (column) {
        const x = number(a, column), y = number(b, column);
        order = x < y ? -1 : x > y ? 1 : 0;
      }
      order = order || a.dataset.from - b.dataset.from || rows.indexOf(a) - rows.indexOf(b);
      return down ? -order : order;
    };
    function arranged() {
      if (level.value) return rows.slice().sort(compare);
      const top = [], stack = [];
      for (const row of rows) {
        const entry = { row, below: [] };
        while (stack.length && depth[stack[stack.length - 1].row.className.split(' ')[0]] >=
          depth[row.className.split(' ')[0]]) stack.pop();
        (stack.length ? stack[stack.length - 1].below : top).push(entry);
        stack.push(entry);
      }
      const out = [];
      const walk = list => {
        for (const entry of list.sort((a, b) => compare(a.row, b.row))) { out.push(entry.row); walk(entry.below); }
      };
      walk(top);
      return out;
    }
    function filter() {
      const wanted = find.value.trim().toLowerCase();
      let count = 0;
      for (const row of rows) {
        const ok = (!level.value || row.classList.contains(level.value)) &&
          row.cells[0].textContent.toLowerCase().includes(wanted);
        row.hidden = !ok;
        if (ok) count += 1;
      }
      by('rows').textContent = count;
    }
    const heads = all('#units thead th');
    heads.forEach((head, i) => {
      head.querySelector('button').onclick = () => {
        down = column === i ? !down : i > 0;
        column = i;
        heads.forEach(h => h.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        body.append(...arranged());
      };
    });
    level.addEventListener('change', () => { body.append(...arranged()); filter(); });
    find.addEventListener('input', filter);
    body.addEventListener('click', e => {
      const row = e.target.closest('tr');
      if (row) select('unit', rows.indexOf(row), true);
    });

    """#

  /// The grids over the tiles of a server, by Leaflet.
  static let tileScript = #"""
    const tiles = by('tiles');
    let tileMap = null, tileGrids = [], tilePick = null;
    // WGS 84 to GCJ-02: the widely used form of the shift, a polynomial with sine waves on Krasovsky's ellipsoid.
    function shifted(lon, lat) {
      const x = lon - 105, y = lat - 35, p = Math.PI, s = Math.sin;
      const fine = (20 * s(6 * x * p) + 20 * s(2 * x * p)) * 2 / 3;
      const dy = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + fine +
        (20 * s(y * p) + 40 * s(y / 3 * p) + 160 * s(y / 12 * p) + 320 * s(y / 30 * p)) * 2 / 3;
      const dx = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + fine +
        (20 * s(x * p) + 40 * s(x / 3 * p) + 150 * s(x / 12 * p) + 300 * s(x / 30 * p)) * 2 / 3;
      const a = 6378245, e = 0.00669342162296594323, r = lat / 180 * p;
      const w2 = 1 - e * s(r) * s(r), w = Math.sqrt(w2);
      return [lat + dy * 180 / (a * (1 - e) / (w2 * w) * p), lon + dx * 180 / (a / w * Math.cos(r) * p)];
    }
    function onGround(point) {
      const d = tiles.dataset;
      const lon = +d.west + (d.east - d.west) * point[0] / d.width;
      const lat = +d.north + (d.south - d.north) * point[1] / d.height;
      return d.shift === '1' ? shifted(lon, lat) : [lat, lon];
    }
    const onTiles = shape => ringsOf(shape).map(ring => ring.map(onGround));
    function showTiles(on) {
      report.classList.toggle('tiled', on);
      tiles.hidden = !on;
      if (on && !tileMap) {
        tileMap = L.map(tiles, { preferCanvas: true, zoomSnap: 0.25 });
        tileMap.attributionControl.setPrefix(false);
        const credit = document.createElement('span');
        credit.textContent = tiles.dataset.credit;
        L.tileLayer(tiles.dataset.template, { attribution: credit.innerHTML, maxZoom: 19 }).addTo(tileMap);
        L.control.scale({ imperial: false }).addTo(tileMap);
        tileGrids = paths.map((path, i) => {
          const shape = L.polygon(onTiles(path), { weight: 1, color: '#333', fillOpacity: 0.55 });
          shape.on('click', () => select('grid', i));
          return shape.addTo(tileMap);
        });
        overlays.dispute.forEach((path, i) => {
          L.polygon(onTiles(path), { weight: 1.5, color: '#9b1420', dashArray: '4 3', fillOpacity: 0.25 })
            .on('click', () => select('dispute', i)).addTo(tileMap);
        });
        for (const [what, weight] of [['village', 1], ['township', 2], ['county', 3], ['outer', 2.5]]) {
          for (const path of all('.line.' + what, map)) {
            L.polyline(onTiles(path), { weight, color: '#111', interactive: false }).addTo(tileMap);
          }
        }
        tilePick = L.layerGroup().addTo(tileMap);
        tileMap.fitBounds(L.latLngBounds(tileGrids.map(g => g.getBounds())));
      }
      if (tileMap) tileMap.invalidateSize();
      paintTiles();
    }
    function paintTiles() {
      tileGrids.forEach((grid, i) => {
        const fill = getComputedStyle(paths[i]).fill;
        const tier = ['red', 'yellow', 'green'].find(name => fill.includes('tier-' + name));
        const flat = { red: '#e8a19a', yellow: '#ffe9a8', green: '#cfe8dc' };
        grid.setStyle({ fillColor: tier ? flat[tier] : fill.startsWith('rgb') ? fill : '#bbb' });
      });
    }
    function markTiles(shapes, go) {
      if (!tilePick) return;
      tilePick.clearLayers();
      for (const shape of shapes) {
        L.polygon(onTiles(shape), { weight: 3, color: '#d0006f', fill: false, interactive: false }).addTo(tilePick);
      }
      if (shapes.length && go) {
        tileMap.fitBounds(L.latLngBounds(shapes.flatMap(onTiles).flat()), { maxZoom: 14, animate: false });
      }
    }

    """#
}
