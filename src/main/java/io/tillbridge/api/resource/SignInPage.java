package io.tillbridge.api.resource;

import io.tillbridge.connection.ConnectionSignIn;

/** What a person sees who comes back from a sign-in. */
final class SignInPage {
    private SignInPage() {}

    static String of(ConnectionSignIn.Result result) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <meta name="robots" content="noindex, nofollow">
                  <title>%1$s · Tillbridge</title>
                  <link rel="stylesheet" href="../../../console.css">
                </head>
                <body class="single">
                <main class="card">
                  <p class="brand">Tillbridge</p>
                  <h1>%1$s</h1>
                  <p>%2$s</p>
                </main>
                </body>
                </html>
                """
                .formatted(text(result.title()), text(result.detail()));
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
