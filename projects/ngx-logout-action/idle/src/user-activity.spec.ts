import { listenForActivity } from './user-activity';

/** jsdom dispatches trusted events only for changes of the focus. */
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

  it('does not count unless the app asks for it', () => {
    const onActivity = jest.fn();
    const frame = frameWithField();
    const stop = listenForActivity(document, ['focusin'], false, onActivity);
    focusIn(frame);
    expect(onActivity).not.toHaveBeenCalled();
    stop();
  });

  it('counts in those that are there, and in those that are loaded later', () => {
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

  it('passes over iframes of another origin', () => {
    const frame = frameWithField();
    jest.spyOn(frame, 'contentDocument', 'get').mockReturnValue(null);
    const stop = listenForActivity(document, ['focusin'], true, jest.fn());
    expect(stop).not.toThrow();
  });
});
