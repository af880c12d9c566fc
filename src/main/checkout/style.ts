/** The element takes font and colours of the shop; lines and outlines follow the colour of its text. */
export const style = `
:host{display:block;font:inherit;color:inherit;color-scheme:inherit}
:host([hidden]){display:none!important}
p,fieldset,form,details,ul{margin:0 0 .5em;padding:0;border:0;min-width:0}
legend{padding:0;font-weight:bold}
label{display:flex;gap:.5em;align-items:baseline;padding:.35em 0;cursor:pointer}
input,button{font:inherit;color:inherit}
input[type=text]{width:8em;background:transparent;border:1px solid;border-radius:.25em;padding:.25em .4em}
button{background:transparent;border:1px solid;border-radius:.25em;padding:.25em .7em;cursor:pointer}
:focus-visible{outline:2px solid;outline-offset:2px}
time{font-weight:bold;font-variant-numeric:tabular-nums}
small{display:block}
details{padding-left:1.8em}
ul{list-style:none}
form label{flex-wrap:wrap}
.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;
