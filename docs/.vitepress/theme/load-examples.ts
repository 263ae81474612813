/** Whether the examples are there; `absent` without the server that they sign out of. */
export type LoadedExamples = 'ready' | 'absent' | 'failed';

let loaded: Promise<LoadedExamples> | undefined;

/** Loads the bundle of all examples, once. */
export function loadExamples(bundle: string): Promise<LoadedExamples> {
  return (loaded ??= load(bundle));
}

async function load(bundle: string): Promise<LoadedExamples> {
  if (!(await isServed())) return 'absent';
  try {
    await import(/* @vite-ignore */ bundle);
    return 'ready';
  } catch {
    return 'failed';
  }
}

/** A static host answers with a page, or with nothing. */
async function isServed(): Promise<boolean> {
  try {
    const answer = await fetch('/api/me', { headers: { Accept: 'application/json' } });
    await answer.json();
    return answer.ok;
  } catch {
    return false;
  }
}
