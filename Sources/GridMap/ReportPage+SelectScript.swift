extension ReportPage {
  /// Which names there is room for.
  static let nameScript = #"""
    const names = groups.flatMap(g => all('text', g).map(text => {
      let ems = 0;
      for (const c of text.textContent) ems += c.codePointAt(0) >= 0x2e80 ? 1 : 0.58;
      return { g, text, ems, x: Number(text.getAttribute('x')), y: Number(text.getAttribute('y')),
        fit: Number(text.dataset.f || 0), shown: text.classList.contains('s') };
    }));
    // First come stay: counties, townships, areas, villages, numbers.
    function showNames(u, x, y, w, h) {
      const taken = [];
      for (const name of names) {
        const size = name.g.dataset.size * u, half = name.ems * size / 2;
        let ok = !name.g.classList.contains('off') && (!name.fit || name.fit >= size) &&
          name.x + half > x && name.x - half < x + w && name.y > y && name.y - size < y + h;
        if (ok) {
          const box = [name.x - half, name.y - size, name.x + half, name.y + size * 0.25];
          ok = !taken.some(o => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3]);
          if (ok) taken.push(box);
        }
        if (ok !== name.shown) { name.shown = ok; name.text.classList.toggle('s', ok); }
      }
    }

    """#

  /// One thing is selected at a time: a grid, a unit, a supervision area, a dispute or a committee. It is on the map,
  /// in the panel, in the table and in the address.
  static let selectScript = #"""
    const body = document.querySelector('#units tbody'), rows = Array.from(body.rows);
    const lines = path => path.querySelector('title').textContent.split('\n');
    const codes = paths.map(p => lines(p)[0].split(' · ')[0]);
    const areaNames = all('.name.areas text', map);
    const overlays = { dispute: all('#layer-disputes [data-id]'), committee: all('#layer-committees [data-id]') };
    let held = null;

    // Facts line by line: a heading, then "name: value".
    function show(facts, grids) {
      values.textContent = '';
      by('facts').querySelector('.hint').hidden = !!facts;
      by('facts').classList.toggle('picked', !!facts);
      if (!facts) return;
      const head = document.createElement('h3'), list = document.createElement('dl');
      head.textContent = facts[0];
      for (const line of facts.slice(1)) {
        const cut = line.indexOf(': ');
        const parts = cut < 0 ? [['dt', line], ['dd', '']] : [['dt', line.slice(0, cut)], ['dd', line.slice(cut + 2)]];
        for (const [tag, text] of parts) {
          const item = document.createElement(tag);
          item.textContent = text;
          list.append(item);
        }
      }
      values.append(head, list);
      if (!grids || grids.length > 60) return;
      const box = document.createElement('p'), label = document.createElement('span');
      box.className = 'chips';
      label.textContent = report.dataset.grids + ': ';
      box.append(label);
      for (const place of grids) {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = codes[place].slice(-3);
        button.title = codes[place];
        button.onclick = () => select('grid', place, true);
        box.append(button);
      }
      values.append(box);
    }
    const range = row => Array.from({ length: row.dataset.to - row.dataset.from }, (_, i) => i + Number(row.dataset.from));
    function unitFacts(row) {
      const heads = all('#units thead th');
      return [row.cells[0].textContent.trim()].concat(
        Array.from(row.cells).slice(1).map((cell, i) => heads[i + 1].dataset.name + ': ' + cell.textContent));
    }
    // What there is to select: its outlines, facts, grids, row and name in the address.
    function thing(kind, key) {
      if (kind === 'grid') {
        const rowOf = rows.filter(r => r.dataset.from <= key && key < r.dataset.to).pop();
        return paths[key] && { shapes: [paths[key]], facts: lines(paths[key]), row: rowOf, code: codes[key] };
      }
      if (kind === 'unit') {
        const row = rows[key];
        return row && { shapes: paths.slice(row.dataset.from, row.dataset.to), facts: unitFacts(row), row,
          code: row.dataset.code, grids: row.classList.contains('village') ? range(row) : null };
      }
      if (kind === 'area') {
        const name = areaNames[key];
        if (!name) return null;
        const grids = name.dataset.grids.split(' ').map(Number);
        const label = by('switch-areas').parentNode.textContent.trim();
        return { shapes: grids.map(g => paths[g]), facts: [name.dataset.code + ' · ' + label,
          by('switch-grids').parentNode.textContent.trim() + ': ' + grids.length], grids,
          code: name.dataset.code };
      }
      const path = (overlays[kind] || [])[key];
      return path && { shapes: [path], facts: lines(path), code: path.dataset.id,
        layer: kind === 'dispute' ? 'disputes' : 'committees' };
    }
    function select(kind, key, go) {
      const found = kind && thing(kind, key);
      held = found ? kind + ' ' + key : null;
      pick.setAttribute('d', found ? found.shapes.map(p => p.getAttribute('d')).join('') : '');
      show(found && found.facts, found && found.grids);
      markBar(found && kind === 'grid' ? key : -1);
      markTiles(found ? found.shapes : [], go);
      for (const row of all('#units tr.on')) row.classList.remove('on');
      const address = found ? '#' + kind + '=' + encodeURIComponent(found.code) : '#';
      if (location.hash !== address && (found || location.hash)) {
        try { history.replaceState(null, '', address); } catch (error) { location.hash = address; }
      }
      by('say').textContent = found ? report.dataset.selected + ': ' + found.facts.slice(0, 4).join(', ') : '';
      if (!found) return;
      if (found.layer) {
        const input = by('switch-' + found.layer);
        if (!input.checked) input.click();
      }
      if (found.row) {
        found.row.classList.add('on');
        const box = found.row.closest('.scroll');
        box.scrollTop = found.row.offsetTop - box.clientHeight / 3;
      }
      if (!go) return;
      let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
      for (const shape of found.shapes) {
        const box = boxOf(shape);
        x0 = Math.min(x0, box.x); y0 = Math.min(y0, box.y);
        x1 = Math.max(x1, box.x + box.width); y1 = Math.max(y1, box.y + box.height);
      }
      showBox(x0, y0, x1, y1);
      map.closest('.canvas').scrollIntoView({ block: 'nearest' });
    }
    // A hidden shape has no box: read its path.
    function boxOf(shape) {
      const box = shape.getBBox();
      if (box.width || box.height) return box;
      let x = 0, y = 0, x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
      for (const [px, py] of ringsOf(shape).flat()) {
        x0 = Math.min(x0, px); y0 = Math.min(y0, py); x1 = Math.max(x1, px); y1 = Math.max(y1, py);
      }
      return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
    }
    function ringsOf(shape) {
      return shape.getAttribute('d').split('M').filter(Boolean).map(ring => {
        const n = ring.match(/-?\d+/g).map(Number), out = [[n[0], n[1]]];
        for (let i = 2; i + 1 < n.length; i += 2) {
          const last = out[out.length - 1];
          out.push([last[0] + n[i], last[1] + n[i + 1]]);
        }
        return out;
      });
    }
    function hit(target) {
      if (!target.closest) return null;
      const path = target.closest('path');
      if (!path) return null;
      if (places.has(path)) return ['grid', places.get(path)];
      for (const kind of ['dispute', 'committee']) {
        const key = overlays[kind].indexOf(path);
        if (key >= 0) return [kind, key];
      }
      return null;
    }
    map.addEventListener('pointerover', e => {
      if (held) return;
      const was = e.target.closest ? e.target.closest('#before path') : null;
      const found = hit(e.target);
      show(was ? lines(was) : found ? thing(found[0], found[1]).facts : null);
      markBar(found && found[0] === 'grid' ? found[1] : -1);
    });
    map.addEventListener('click', e => {
      if (moved) return;
      const found = hit(e.target);
      if (found) { select(found[0], found[1]); return; }
      select(null);
      const was = e.target.closest ? e.target.closest('#before path') : null;
      if (was) { show(lines(was)); pick.setAttribute('d', was.getAttribute('d')); held = 'before'; }
    });
    // The bar of the histogram that holds the selected grid.
    function markBar(place) {
      const chart = by('histogram');
      if (!chart) return;
      for (const bar of all('rect.on', chart)) bar.classList.remove('on');
      if (place < 0) return;
      const load = paths[place].querySelector('title').textContent.split('\n')
        .find(l => l.startsWith(chart.dataset.load + ': '));
      const value = load ? parseFloat(load.slice(chart.dataset.load.length + 2).replace(/,/g, '')) : NaN;
      const bar = all('rect', chart)[Math.floor((value - chart.dataset.start) / chart.dataset.width)];
      if (bar) bar.classList.add('on');
    }
    function fromAddress() {
      const cut = location.hash.indexOf('=');
      if (cut < 0) return;
      const kind = location.hash.slice(1, cut);
      let code;
      try { code = decodeURIComponent(location.hash.slice(cut + 1)); } catch (error) { return; }
      const keys = { grid: () => codes.indexOf(code), unit: () => rows.findIndex(r => r.dataset.code === code),
        area: () => areaNames.findIndex(t => t.dataset.code === code),
        dispute: () => overlays.dispute.findIndex(p => p.dataset.id === code),
        committee: () => overlays.committee.findIndex(p => p.dataset.id === code) };
      const key = Object.hasOwn(keys, kind) ? keys[kind]() : -1;
      if (key >= 0 && held !== kind + ' ' + key) select(kind, key, true);
    }

    """#

  /// Search by code or name over everything that can be selected.
  static let searchScript = #"""
    const search = by('search'), hits = by('hits');
    let entries = null, found = [], active = -1;
    function collect() {
      if (entries) return;
      const layer = name => by('switch-' + name).parentNode.textContent.trim();
      entries = [];
      const add = (kind, key, code, name, what) =>
        entries.push({ kind, key, code, name, what, text: (code + ' ' + name).toLowerCase() });
      rows.forEach((row, i) => {
        const bdi = row.querySelector('bdi').textContent;
        add('unit', i, row.dataset.code, bdi === row.dataset.code ? '' : bdi, '');
      });
      paths.forEach((path, i) => add('grid', i, codes[i], lines(path)[0].split(' · ').slice(1).join(' · '), ''));
      areaNames.forEach((text, i) => add('area', i, text.dataset.code, '', layer('areas')));
      for (const [kind, name] of [['dispute', 'disputes'], ['committee', 'committees']]) {
        overlays[kind].forEach((path, i) => add(kind, i, path.dataset.id, '', layer(name)));
      }
    }
    function close() {
      hits.hidden = true;
      search.setAttribute('aria-expanded', 'false');
      search.removeAttribute('aria-activedescendant');
      active = -1;
    }
    function mark(number) {
      active = number;
      Array.from(hits.children).forEach((item, i) => item.setAttribute('aria-selected', String(i === number)));
      if (hits.children[number]) {
        search.setAttribute('aria-activedescendant', hits.children[number].id);
        hits.children[number].scrollIntoView({ block: 'nearest' });
      }
    }
    function list() {
      collect();
      const wanted = search.value.trim().toLowerCase();
      hits.textContent = '';
      found = [];
      if (!wanted) { close(); return; }
      const rank = entry => {
        const code = entry.code.toLowerCase(), name = entry.name.toLowerCase();
        return code === wanted || name === wanted ? 0 : name.startsWith(wanted) && entry.kind === 'unit' ? 1
          : code.startsWith(wanted) ? 2 : name.includes(wanted) && entry.kind === 'unit' ? 3 : 4;
      };
      const matches = entries.filter(entry => entry.text.includes(wanted))
        .map(entry => ({ entry, rank: rank(entry) }));
      matches.sort((a, b) => a.rank - b.rank || a.entry.code.length - b.entry.code.length);
      found = matches.slice(0, 12).map(m => m.entry);
      found.forEach((entry, i) => {
        const item = document.createElement('li'), code = document.createElement('small');
        item.id = 'hit-' + i;
        item.setAttribute('role', 'option');
        const name = document.createElement('bdi');
        name.textContent = entry.name || entry.code;
        code.textContent = [entry.name ? entry.code : '', entry.what].filter(Boolean).join(' · ');
        item.append(name, ' ', code);
        item.addEventListener('pointerdown', e => { e.preventDefault(); choose(i); });
        hits.append(item);
      });
      if (!found.length) {
        const item = document.createElement('li');
        item.className = 'none';
        item.setAttribute('role', 'option');
        item.setAttribute('aria-disabled', 'true');
        item.textContent = report.dataset.nothing;
        hits.append(item);
      }
      by('say').textContent = found.length ? matches.length + ' ' + report.dataset.found : report.dataset.nothing;
      hits.hidden = false;
      search.setAttribute('aria-expanded', 'true');
      mark(found.length ? 0 : -1);
    }
    function choose(number) {
      const entry = found[number];
      if (!entry) return;
      close();
      select(entry.kind, entry.key, true);
    }
    search.addEventListener('input', list);
    search.addEventListener('focus', () => { if (search.value) list(); });
    search.addEventListener('blur', close);
    search.addEventListener('keydown', e => {
      if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
        e.preventDefault();
        if (hits.hidden) list();
        else if (found.length) mark((active + (e.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
      } else if (e.key === 'Enter') {
        e.preventDefault();
        if (hits.hidden) list();
        choose(Math.max(0, active));
      } else if (e.key === 'Escape') {
        e.preventDefault();
        if (!hits.hidden) close();
        else if (search.value) search.value = '';
        else { search.blur(); map.focus(); }
      }
    });
    document.addEventListener('keydown', e => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) &&
        !/^(radio|checkbox|range)$/.test(e.target.type);
      if (e.key !== '/' || typing || e.ctrlKey || e.metaKey || e.altKey) return;
      e.preventDefault();
      search.focus();
      search.select();
    });

    """#
}
