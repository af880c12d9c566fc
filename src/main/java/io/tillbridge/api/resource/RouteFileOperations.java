package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.routing.PictureRoute;
import io.tillbridge.routing.RouteFileEntry;
import io.tillbridge.routing.RouteFileState;
import io.tillbridge.routing.RunningRoutes;
import io.tillbridge.routing.editing.RouteFileEdits;
import io.tillbridge.routing.editing.RouteText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Route files: what they are, whether they run, what passes them. */
public final class RouteFileOperations {
    private final RunningRoutes running;
    private final RouteFileEdits edits;
    private final boolean goLive;

    RouteFileOperations(RouteServices given) {
        this.running = given.running();
        this.edits = given.edits();
        this.goLive = given.goLive();
    }

    public ApiResponse list(ApiRequest request) throws IOException {
        List<RouteFileEntry> all = running.list();
        int from = (int) Math.min(request.afterNumber().orElse(0L), all.size());
        List<RouteFileEntry> rest = all.subList(from, all.size());
        Page<RouteEntryView> page = Page.of(
                request,
                rest.subList(0, Math.min(rest.size(), request.limit() + 1)),
                entry -> all.indexOf(entry) + 1,
                entry ->
                        RouteEntryView.of(entry, edits.shippedText(entry.file()).isPresent()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("editing", edits.allowed());
        body.put("goLive", goLive);
        body.put("items", page.items());
        if (page.next() != null) {
            body.put("next", page.next());
        }
        return ApiResponse.ok(body);
    }

    public ApiResponse get(ApiRequest request) {
        return one(200, file(request));
    }

    public ApiResponse state(ApiRequest request) throws IOException {
        return ApiResponse.ok(state(file(request)));
    }

    public ApiResponse picture(ApiRequest request) throws IOException {
        String file = file(request);
        List<PictureRoute> routes = running.picture(file).orElseThrow(() -> unknown(file));
        return ApiResponse.ok(RoutePictureView.of(file, state(file), routes));
    }

    public ApiResponse vocabulary(ApiRequest request) throws IOException {
        return ApiResponse.ok(running.vocabulary());
    }

    public ApiResponse check(ApiRequest request) throws IOException {
        String file = request.body().path("file").asText();
        if (!RunningRoutes.allowed(file)) {
            throw Problem.faulty(List.of(RequestFault.inBody(
                            "/file",
                            "file-place",
                            "file is no name of a route file, expected <folder>/<name>.camel.yaml, "
                                    + "custom/…/<name>.camel.yaml or kamelets/<name>.kamelet.yaml")))
                    .refusal();
        }
        return ApiResponse.ok(Map.of(
                "findings",
                RouteFindingView.of(
                        running.check(file, request.body().path("text").asText()))));
    }

    private RouteStateView state(String file) throws IOException {
        RouteFileState state = running.state(file).orElseThrow(() -> unknown(file));
        return RouteStateView.of(
                file, state, edits.text(file).map(RouteText::hash).orElse(null));
    }

    private ApiResponse.Body one(int status, String file) {
        RouteFileView view = view(edits, file);
        return new ApiResponse.Body(status, view, Map.of("ETag", "\"" + view.hash() + "\""));
    }

    static RouteFileView view(RouteFileEdits edits, String file) {
        String text = edits.text(file).orElseThrow(() -> unknown(file));
        String shipped = edits.shippedText(file).orElse(null);
        String obstacle = edits.obstacle(file).orElse(null);
        return new RouteFileView(
                file,
                text,
                RouteText.hash(text),
                shipped != null,
                shipped != null && !shipped.equals(text),
                obstacle == null,
                obstacle);
    }

    static String file(ApiRequest request) {
        return request.path().get("file");
    }

    static CallerFault unknown(String file) {
        return CallerFault.unknown("route file " + file);
    }
}
