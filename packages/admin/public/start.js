// Before the first paint: the theme that this browser chose, so that nothing flashes.
(() => {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();

// What the page begins with is in the language that the browser asks for: whoever chose another waits for the page itself.
(() => {
  const { documentElement } = document;
  const language = localStorage.getItem('language');
  if (language !== null && language !== documentElement.lang)
    documentElement.dataset.opening = 'other';
})();

// In a page behind a session: asks who is signed in while the scripts are on their way. `early-answers.ts` hands it on.
(() => {
  if (!/^\/(?:console|admin)(?:\/|$)/.test(location.pathname)) return;
  const language = localStorage.getItem('language');
  const headers = {
    accept: 'application/json',
    ...(language === null ? {} : { 'accept-language': language }),
  };
  const ask = (path) => {
    const answer = fetch(path, { headers, credentials: 'same-origin' });
    // Whoever takes it hears of the failure.
    answer.catch(() => undefined);
    return [path, answer];
  };
  globalThis.earlyAnswers = new Map(['/v1/session', '/v1/user/organization'].map(ask));
})();

// Pages behind a session say how long ago things were. The first such words take a phone as long to make ready as all rows of a list: they
// are made ready while the styles are on their way, in which the browser has nothing else to do.
(() => {
  if (!/^\/(?:console|admin|operator)(?:\/|$)/.test(location.pathname)) return;
  setTimeout(() => new Intl.RelativeTimeFormat(document.documentElement.lang));
})();

// Where the HTML says what the page begins with, that is drawn before the scripts are fetched: after the first frame, which a window
// that nobody sees never has.
(() => {
  let begun = false;
  const named = (name) =>
    document.querySelector(`meta[name="${name}"]`)?.content.split(' ').filter(Boolean) ?? [];
  const fetchEarly = (files) => {
    for (const href of files) {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'modulepreload', crossOrigin: '', href });
      document.head.append(link);
    }
  };
  // A few at a time: what is pressed meanwhile is answered.
  const fetchInTurn = (files) => {
    fetchEarly(files.slice(0, 3));
    if (files.length > 3) setTimeout(() => fetchInTurn(files.slice(3)));
  };
  // Each in a task of its own: read and run at once, they take longer than anybody waits for an answer.
  const importInTurn = async (files) => {
    for (const file of files) {
      await import(file);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const begin = () => {
    if (begun) return;
    begun = true;
    const scripts = named('scripts');
    fetchEarly(scripts);
    importInTurn(scripts);
    setTimeout(() => fetchInTurn(named('parts')));
  };
  requestAnimationFrame(() => requestAnimationFrame(begin));
  setTimeout(begin, document.hidden ? 0 : 3000);
})();
