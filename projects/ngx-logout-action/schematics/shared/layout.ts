import ts from 'typescript';

/** A list in brackets: the elements of an array, properties, arguments, or imported names. */
interface Group {
  readonly elements: ts.NodeArray<ts.Node>;
  readonly open: '(' | '[' | '{ ';
  readonly close: ')' | ']' | '}';
}

/** The position of printed code. */
interface Place {
  /** Spaces at the start of the line. */
  readonly indent: number;
  readonly column: number;
  /** The number of characters that follow on the same line. */
  readonly rest: number;
}

/**
 * Wraps lists with new lines the way Prettier does: on one line if they fit, or with one element per line. Everything else
 * stays unchanged.
 *
 * @param old the text before the change.
 */
export function layOut(text: string, old: string, width: number): string {
  const known = new Set(old.split('\n'));
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const newLines = text
    .split('\n')
    .flatMap((line, index) =>
      known.has(line) ? [] : [file.getPositionOfLineAndCharacter(index, 0)],
    );
  return print(file, { indent: 0, column: 0, rest: 0 });

  /** The code of a node with its lists laid out. */
  function print(node: ts.Node, { indent, column, rest }: Place): string {
    let printed = '';
    let position = ts.isSourceFile(node) ? 0 : node.getStart();
    for (const group of groupsOf(node)) {
      const from = group.elements.pos - 1;
      printed += text.slice(position, from);
      position = text.indexOf(group.close, group.elements.end) + 1;
      const line = printed.slice(printed.lastIndexOf('\n') + 1);
      const isFirst = line === printed;
      const place = {
        indent: isFirst ? indent : line.search(/\S|$/),
        column: isFirst ? column + line.length : line.length,
        rest: position === node.end ? rest : text.slice(position, node.end).search(/\n|$/),
      };
      printed += printGroup(group, place, text.slice(from, position));
    }
    return printed + text.slice(position, node.end);
  }

  function printGroup(group: Group, { indent, column, rest }: Place, source: string): string {
    const { elements, open, close } = group;
    const flat = flatten(group, source);
    if (flat !== undefined && column + flat.length + rest <= width) return flat;

    const last = elements.at(-1);
    if (open === '(' && last && hugs(last, elements)) {
      const others = elements.slice(0, -1).map((element) => `${element.getText()}, `);
      const head = open + others.join('');
      return `${head}${print(last, { indent, column: column + head.length, rest: rest + 1 })})`;
    }
    const wasBroken = /^.\s*\n/.test(source);
    const inner = wasBroken ? columnOf(elements[0]?.getStart() ?? 0) : indent + 2;
    const lines = elements.map((element) => {
      return ' '.repeat(inner) + printElement(element, { indent: inner, column: inner, rest: 1 });
    });
    const noComma = wasBroken && !elements.hasTrailingComma && last && !isNew(last);
    return `${open.trim()}\n${lines.join(',\n')}${noComma ? '' : ','}\n${' '.repeat(indent)}${close}`;
  }

  /** A string that does not fit next to its property name moves to the next line. */
  function printElement(element: ts.Node, place: Place): string {
    const code = print(element, place);
    const isText = ts.isPropertyAssignment(element) && ts.isStringLiteral(element.initializer);
    if (!isText || place.column + code.length + place.rest <= width) return code;
    return `${element.name.getText()}:\n${' '.repeat(place.indent + 2)}${element.initializer.getText()}`;
  }

  /** The outermost lists in a node that contain new lines. Callees stay unchanged: `expect(…).toBe(…)`. */
  function groupsOf(node: ts.Node): Group[] {
    if (!isNew(node)) return [];
    const group = groupOf(node);
    if (group) return [group];
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    return children.flatMap(groupsOf);
  }

  function isNew(node: ts.Node): boolean {
    const start = node.getStart();
    const firstLine = start - columnOf(start);
    return newLines.some((line) => line >= firstLine && line < node.end);
  }

  function columnOf(position: number): number {
    return file.getLineAndCharacterOfPosition(position).character;
  }
}

/** Lists with comments stay unchanged. */
function groupOf(node: ts.Node): Group | undefined {
  const group = bracketsOf(node);
  if (!group?.elements.length) return undefined;
  const { text } = node.getSourceFile();
  const { elements, close } = group;
  const between = elements.map((element) => text.slice(element.pos, element.getStart()));
  between.push(text.slice(elements.end, text.indexOf(close, elements.end)));
  return between.some((trivia) => trivia.trim()) ? undefined : group;
}

function bracketsOf(node: ts.Node): Group | undefined {
  if (ts.isCallExpression(node)) return { elements: node.arguments, open: '(', close: ')' };
  if (ts.isArrayLiteralExpression(node)) return { elements: node.elements, open: '[', close: ']' };
  if (ts.isObjectLiteralExpression(node)) {
    return { elements: node.properties, open: '{ ', close: '}' };
  }
  // A single imported name stays on its line.
  if (ts.isNamedImports(node) && node.elements.length > 1) {
    return { elements: node.elements, open: '{ ', close: '}' };
  }
  return undefined;
}

/** The list on one line, or `undefined` if a function body or a first property on its own line keeps it broken. */
function flatten({ elements, open, close }: Group, source: string): string | undefined {
  const isObject = elements.some((element) => ts.isObjectLiteralElement(element));
  if (isObject && /^\{\s*\n/.test(source)) return undefined;
  const parts = elements.map((element) => {
    const text = element.getText();
    const group = text.includes('\n') && !ts.isCallExpression(element) && groupOf(element);
    return group ? flatten(group, text) : text;
  });
  if (parts.some((part) => part === undefined || part.includes('\n'))) return undefined;
  return `${open}${parts.join(', ')}${open.slice(1)}${close}`;
}

/** Whether the last argument opens on the line of the call: `create({`, `it('…', () => {`. */
function hugs(last: ts.Node, elements: ts.NodeArray<ts.Node>): boolean {
  const hasBlock = ts.isArrowFunction(last) && ts.isBlock(last.body);
  return (
    (ts.isObjectLiteralExpression(last) || hasBlock) &&
    elements.slice(0, -1).every((element) => !groupOf(element))
  );
}
