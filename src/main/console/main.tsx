// The console: mounted once, everything else is a page below it.
import { render } from 'preact';
import { App } from './frame/App';

const at = document.getElementById('app');
if (at) {
  render(<App />, at);
}
