package io.tillbridge.api.http;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The contract and its browsable page; all from this build's own jars, so it works without the internet. */
final class DocsPage {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";

    private static final String CONTRACT = "/openapi.yaml";

    private final Map<String, RenderedResponse> files = new HashMap<>();
    private final Contract contract;
    private volatile Served served;

    /** The contract as it was with these endpoints of a site's own. */
    private record Served(List<Operation> custom, RenderedResponse file) {}

    /** @param console whether the address of the hub alone leads to the console, or else to this page */
    DocsPage(Contract contract, boolean console) {
        this.contract = contract;
        served = served();
        files.put("/docs", file("text/html; charset=utf-8", resource("/io/tillbridge/api/docs.html")));
        files.put("/docs/docs.js", file("text/javascript; charset=utf-8", resource("/io/tillbridge/api/docs.js")));
        String first = console ? "/console" : "/docs";
        files.put("/", RenderedResponse.of(302, Map.of("Location", first), new byte[0]));
        files.put("/docs/", RenderedResponse.of(302, Map.of("Location", "/docs"), new byte[0]));
        String folder = WEBJAR + version() + "/";
        files.put("/docs/swagger-ui.css", file("text/css; charset=utf-8", resource(folder + "swagger-ui.css")));
        files.put(
                "/docs/swagger-ui-bundle.js",
                file("text/javascript; charset=utf-8", resource(folder + "swagger-ui-bundle.js")));
        files.put("/docs/favicon.png", file("image/png", resource(folder + "favicon-32x32.png")));
    }

    Optional<RenderedResponse> at(String path) {
        if (CONTRACT.equals(path)) {
            return Optional.of(contract());
        }
        return Optional.ofNullable(files.get(path));
    }

    private RenderedResponse contract() {
        if (!served.custom().equals(contract.custom())) {
            served = served();
        }
        return served.file();
    }

    private Served served() {
        return new Served(contract.custom(), file("application/yaml", contract.text()));
    }

    private static RenderedResponse file(String type, byte[] bytes) {
        return RenderedResponse.of(
                200,
                Map.of("Content-Type", type, "Content-Security-Policy", POLICY, "Cache-Control", "no-cache"),
                bytes);
    }

    private static String version() {
        Properties properties = new Properties();
        byte[] text = resource("/META-INF/maven/org.webjars/swagger-ui/pom.properties");
        try (InputStream in = new ByteArrayInputStream(text)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The webjar of swagger-ui does not tell its version", e);
        }
        return properties.getProperty("version");
    }

    private static byte[] resource(String name) {
        try (InputStream in = DocsPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("This build lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("This build's " + name + " cannot be read", e);
        }
    }
}
