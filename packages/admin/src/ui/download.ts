/** Hands a file that the server answered to the browser, under the name that the server gave it. */
export async function saveAnswer(answer: Response, otherwise: string): Promise<void> {
  const disposition = answer.headers.get('content-disposition') ?? '';
  const name = /filename="([^"]+)"/.exec(disposition)?.[1];
  download(name ?? otherwise, await answer.blob());
}

/** Hands a file that was made in the page to the browser. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
