package io.tillbridge.api.http;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** What a browser opens: the console, the pages for people without a session, and the page of the API. */
final class Pages {
    private final ConsoleFiles console = new ConsoleFiles();
    private final StaticPages pages = new StaticPages();
    private final GzipCache packed = new GzipCache();
    private final DocsPage docs;

    Pages(Contract contract) {
        this.docs = new DocsPage(contract, console.built());
    }

    /** The answer to a GET or HEAD; a 404 where no page is. */
    RenderedResponse answer(HttpCall call) {
        String path = call.http().path();
        MultiMap headers = call.http().headers();
        String accepts = headers.get(HttpHeaders.ACCEPT_ENCODING);
        return console.at(path, accepts)
                .or(() -> pages.at(path, headers.get(HttpHeaders.IF_NONE_MATCH))
                        .or(() -> docs.at(path))
                        .map(page -> packed.of(path, page, accepts)))
                .orElseGet(() -> ResponseRenderer.problem(
                        Problem.notFound("There is no such page; /console is the console, /docs the API"),
                        call.requestId()));
    }
}
