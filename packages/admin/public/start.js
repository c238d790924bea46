// Before the first paint: the theme that this browser chose, so that nothing flashes.
(() => {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
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
