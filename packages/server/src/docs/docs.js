/** What reading does not need: copying code, one language for all examples, and results while somebody types. */
(() => {
  const remember = 'docs-language';

  /** Where storage is refused, nothing is remembered. */
  const stored = {
    get: () => {
      try {
        return localStorage.getItem(remember);
      } catch {
        return null;
      }
    },
    set: (value) => {
      try {
        localStorage.setItem(remember, value);
      } catch {
        return;
      }
    },
  };

  const choose = (language) => {
    for (const input of document.querySelectorAll('.languages input'))
      if (input.value === language) input.checked = true;
  };
  const language = stored.get();
  if (language !== null) choose(language);
  document.addEventListener('change', ({ target }) => {
    if (target.closest?.('.languages') == null) return;
    const before = target.getBoundingClientRect().top;
    stored.set(target.value);
    choose(target.value);
    // What is above may have another height now: the choice stays under the pointer.
    scrollBy(0, target.getBoundingClientRect().top - before);
  });

  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  document.querySelector('main').append(status);
  for (const code of document.querySelectorAll('pre.code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(code.querySelector('code').textContent);
      status.textContent = 'Copied';
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
        status.textContent = '';
      }, 2000);
    });
    code.prepend(button);
  }

  const field = document.querySelector('#docs-search');
  const results = document.querySelector('.search-results');
  let index;
  const load = async () => {
    index ??= fetch('/docs/search.json').then((response) => response.json());
    return index;
  };
  const found = (entries, asked) => {
    const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
    const scored = entries
      .map((entry) => {
        const title = entry.title.toLowerCase();
        const all = `${title} ${entry.page} ${entry.words} ${entry.path}`.toLowerCase();
        const fits = words.every((word) => all.includes(word));
        return { entry, fits, score: words.filter((word) => title.includes(word)).length };
      })
      .filter(({ fits }) => fits);
    return scored.sort((a, b) => b.score - a.score).slice(0, 8);
  };
  const show = async () => {
    const asked = field.value.trim();
    if (asked === '') return results.replaceChildren();
    const list = document.createElement('ul');
    const matches = found(await load(), asked);
    if (field.value.trim() !== asked) return;
    for (const { entry } of matches) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = entry.path;
      link.textContent = entry.title;
      item.append(link);
      if (entry.page !== '') item.append(` ${entry.page}`);
      list.append(item);
    }
    results.replaceChildren(
      ...(matches.length === 0 ? ['Nothing has all of these words.'] : [list]),
    );
  };
  field.addEventListener('focus', () => void load());
  field.addEventListener('input', () => void show());
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') results.replaceChildren();
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.focus();
    }
  });
})();
