import { listenForActivity } from './user-activity';

/** jsdom marks only focus events as trusted. */
function frameWithField(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  frame.contentDocument!.body.append(frame.contentDocument!.createElement('input'));
  return frame;
}

const focusIn = (frame: HTMLIFrameElement) => {
  const field = frame.contentDocument!.querySelector('input')!;
  field.blur();
  field.focus();
};

describe('Activity in iframes of the same origin', () => {
  afterEach(() => document.body.replaceChildren());

  it('does not count by default', () => {
    const onActivity = jest.fn();
    const frame = frameWithField();
    const stop = listenForActivity(document, ['focusin'], false, onActivity);
    focusIn(frame);
    expect(onActivity).not.toHaveBeenCalled();
    stop();
  });

  it('counts, with `frames`, in existing iframes and in those loaded later', () => {
    const onActivity = jest.fn();
    const early = frameWithField();
    const stop = listenForActivity(document, ['focusin'], true, onActivity);
    focusIn(early);
    expect(onActivity).toHaveBeenCalledTimes(1);
    const late = frameWithField();
    late.dispatchEvent(new Event('load'));
    focusIn(late);
    expect(onActivity).toHaveBeenCalledTimes(2);
    stop();
    focusIn(early);
    focusIn(late);
    expect(onActivity).toHaveBeenCalledTimes(2);
  });

  it('is ignored, without an error, in iframes of another origin', () => {
    const frame = frameWithField();
    jest.spyOn(frame, 'contentDocument', 'get').mockReturnValue(null);
    const stop = listenForActivity(document, ['focusin'], true, jest.fn());
    expect(stop).not.toThrow();
  });
});
