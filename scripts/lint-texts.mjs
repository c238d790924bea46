/**
 * A lint rule of our own: what people read comes from the catalogues. Refused are words in JSX, in the attributes and
 * properties that people read, and sentences anywhere else.
 */

/** Attributes and properties that are shown or read aloud. */
const shown = new Set([
  ...['label', 'title', 'alt', 'placeholder', 'help', 'lead', 'text', 'legend', 'heading', 'place'],
  ...[
    'data-label',
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'submit',
  ],
  ...['button', 'sentence', 'searchLabel', 'what', 'crumb', 'detail', 'remedy', 'waiting', 'verb'],
]);
const macros = new Set(['t', 'msg', 'defineMessage', 'plural', 'select', 'selectOrdinal', 'ph']);
const macroElements = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal']);

const hasWords = (text) => /\p{L}{2}/u.test(text);
/** "Nothing matches"; not `form-foot grow`, not a path, not one word. */
const isSentence = (text) => /^\p{Lu}[\p{L}’'-]*[,:;]? \S/u.test(text.trim());

const nameOf = (node) => (node?.type === 'Identifier' ? node.name : undefined);
const keyOf = (node) => nameOf(node) ?? (node?.type === 'Literal' ? String(node.value) : undefined);

function isTaken(node) {
  switch (node.type) {
    case 'TaggedTemplateExpression':
      return macros.has(nameOf(node.tag));
    case 'CallExpression':
      return macros.has(nameOf(node.callee));
    case 'JSXElement':
      return macroElements.has(node.openingElement.name.name);
    case 'JSXOpeningElement':
      return macroElements.has(node.name.name);
    // What programmers read.
    case 'NewExpression':
      return /Error$/.test(nameOf(node.callee) ?? '');
    case 'ImportDeclaration':
    case 'TSLiteralType':
      return true;
    default:
      return false;
  }
}

/** Passes a text on as it is: `a ? 'this' : 'that'`, `a ?? 'this'`, `{ state: 'this' }[…]`. */
const passesOn = new Set([
  'ConditionalExpression',
  'LogicalExpression',
  'TemplateLiteral',
  'JSXExpressionContainer',
  'BinaryExpression',
  'TSAsExpression',
]);

/** A comparison is no text, a condition neither. */
const isCondition = (child, parent) =>
  (parent.type === 'ConditionalExpression' && parent.test === child) ||
  (parent.type === 'BinaryExpression' && parent.operator !== '+') ||
  (parent.type === 'LogicalExpression' && parent.left === child && parent.operator !== '??');

/** The attribute or property that a text ends up in; "" for the content of an element. */
function placeOf(node) {
  let child = node;
  let { parent } = node;
  while (parent !== undefined && passesOn.has(parent.type)) {
    if (isCondition(child, parent)) return undefined;
    child = parent;
    parent = parent.parent;
  }
  if (parent?.type === 'JSXElement' || parent?.type === 'JSXFragment') return '';
  if (parent?.type === 'JSXAttribute') return parent.name.name;
  if (parent?.type === 'Property' && parent.value === child) return keyOf(parent.key);
  if (parent?.type === 'AssignmentPattern' && parent.right === child) return nameOf(parent.left);
  return undefined;
}

/** The values that stand in a message under a name: `ph({ name: … })`, `{ name: … }`, or a variable. */
function placeholdersIn(node, sourceCode) {
  const found = [];
  const collect = (expression) => {
    const labelled =
      expression.type === 'CallExpression' && nameOf(expression.callee) === 'ph'
        ? expression.arguments[0]
        : expression;
    if (labelled?.type === 'ObjectExpression')
      for (const { key, value } of labelled.properties)
        found.push([keyOf(key), sourceCode.getText(value)]);
    else if (nameOf(expression) !== undefined) found.push([expression.name, expression.name]);
  };
  const look = (child) => {
    if (child.type === 'JSXExpressionContainer') collect(child.expression);
    else if (child.type === 'JSXElement') for (const each of child.children) look(each);
  };
  if (node.type === 'TaggedTemplateExpression')
    for (const each of node.quasi.expressions) collect(each);
  else look(node);
  return found;
}

/** Two values under one name: the reader would get the last of them twice. */
export const placeholdersDiffer = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { same: 'Two values are called {{name}} in this text: give each its own name.' },
  },
  create(context) {
    const check = (node) => {
      const known = new Map();
      for (const [name, value] of placeholdersIn(node, context.sourceCode)) {
        if ((known.get(name) ?? value) !== value)
          context.report({ node, messageId: 'same', data: { name } });
        known.set(name, value);
      }
    };
    return {
      TaggedTemplateExpression: (node) => isTaken(node) && check(node),
      JSXElement: (node) => node.openingElement.name.name === 'Trans' && check(node),
    };
  },
};

export const textsInCatalogs = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      hardCoded:
        '“{{text}}” is read by people: write <Trans>, t`…`, plural(…) or msg`…` (docs/guides/languages.md).',
    },
  },
  create(context) {
    const look = (node, text) => {
      if (!hasWords(text)) return;
      if (context.sourceCode.getAncestors(node).some(isTaken)) return;
      const place = node.type === 'JSXText' ? '' : placeOf(node);
      // What a program calls by a name: people_without_access.
      if (/^[a-z]+(?:_[a-z]+)+$/.test(text)) return;
      // The name of a page of the help, not the help itself.
      if (place === 'help' && /^[a-z-]+$/.test(text)) return;
      const isShown = place === '' || shown.has(place) || isSentence(text);
      if (!isShown) return;
      context.report({ node, messageId: 'hardCoded', data: { text: text.trim().slice(0, 60) } });
    };
    return {
      JSXText: (node) => look(node, node.value),
      Literal: (node) => typeof node.value === 'string' && look(node, node.value),
      TemplateElement: (node) => look(node.parent, node.value.cooked ?? ''),
    };
  },
};
