/** The result of loading; `absent` means that there is no demo server. */
export type LoadedExamples = 'ready' | 'absent' | 'failed';

let loaded: Promise<LoadedExamples> | undefined;

/** Loads the bundle of all examples once. */
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

/** Static hosts respond with a page or not at all. */
async function isServed(): Promise<boolean> {
  try {
    const answer = await fetch('/api/me', { headers: { Accept: 'application/json' } });
    await answer.json();
    return answer.ok;
  } catch {
    return false;
  }
}
