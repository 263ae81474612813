/** Records submitted forms instead of sending them. */
export function watchForms() {
  const forms: { action: string; method: string; target: string; fields: object }[] = [];
  const submit = jest.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (
    this: HTMLFormElement,
  ) {
    const attribute = (name: string) => Element.prototype.getAttribute.call(this, name) ?? '';
    forms.push({
      action: attribute('action'),
      method: attribute('method'),
      target: attribute('target'),
      fields: Object.fromEntries(new FormData(this).entries()),
    });
  });
  return { forms, restore: () => submit.mockRestore() };
}
