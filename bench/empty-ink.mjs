// What the tutor's first frame is held against: the smallest Ink program that takes the whole screen.
process.env.NODE_ENV = 'production';
const { createElement } = await import('react');
const { render, Text } = await import('ink');

render(createElement(Text, undefined, 'first frame'), { alternateScreen: true, exitOnCtrlC: false });
setInterval(() => {}, 60_000);
