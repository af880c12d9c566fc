// The address of this file stays; the one that it loads changes with each release and is kept for good.
(() => {
  try {
    const own = document.currentScript;
    const from = new URL(own.src);
    const script = document.createElement('script');
    script.src = new URL(`{script}${from.search}`, from).href;
    script.async = true;
    script.nonce = own.nonce;
    document.head.append(script);
  } catch {
    // Nothing of the shop depends on it.
  }
})();
