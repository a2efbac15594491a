// Runs axe-core with every rule of WCAG 2.2 A and AA and its best practices,
// contrast among them, and answers one line for each fault.
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
axe
  .run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
  .then(({ violations }) =>
    done(
      violations.flatMap((violation) =>
        violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
      ),
    ),
  )
  .catch((error) => done([`axe-core failed: ${error}`]));
