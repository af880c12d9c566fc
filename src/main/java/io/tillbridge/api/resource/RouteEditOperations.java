package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.EntityTags;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.routing.RouteFinding;
import io.tillbridge.routing.editing.RouteFileEdits;
import io.tillbridge.routing.editing.RouteFileRefused;
import io.tillbridge.routing.editing.RouteFileVersion;
import io.tillbridge.wording.Quantity;
import java.util.List;
import java.util.Map;

/** Changes of route files, and their versions. */
public final class RouteEditOperations {
    private static final PageRequest<RouteFileVersion> LIST = PageRequest.<RouteFileVersion>of(
                    RouteFileVersion::version)
            .by("version", RouteFileVersion::version)
            .by("createdAt", RouteFileVersion::at);

    private final RouteFileEdits edits;

    RouteEditOperations(RouteServices given) {
        this.edits = given.edits();
    }

    public ApiResponse save(ApiRequest request) {
        String file = RouteFileOperations.file(request);
        boolean made = edits.text(file).isEmpty();
        change(
                file,
                () -> edits.save(
                        file,
                        request.body().path("text").asText(),
                        note(request),
                        basis(request),
                        RequestAuthor.caller(request)));
        return saved(made ? 201 : 200, file);
    }

    public ApiResponse delete(ApiRequest request) {
        String file = RouteFileOperations.file(request);
        change(file, () -> edits.delete(file, null, basis(request), RequestAuthor.caller(request)));
        return new ApiResponse.Nothing();
    }

    public ApiResponse restore(ApiRequest request) {
        String file = RouteFileOperations.file(request);
        String version = request.body().path("version").asText();
        change(file, () -> {
            if (version.equals("shipped")) {
                edits.restoreShipped(file, note(request), basis(request), RequestAuthor.caller(request));
            } else {
                edits.restore(
                        file, Long.parseLong(version), note(request), basis(request), RequestAuthor.caller(request));
            }
        });
        return edits.text(file).isEmpty() ? new ApiResponse.Nothing() : saved(200, file);
    }

    public ApiResponse versions(ApiRequest request) {
        String file = RouteFileOperations.file(request);
        if (edits.text(file).isEmpty() && !edits.versions().knows(file)) {
            throw RouteFileOperations.unknown(file);
        }
        return ApiResponse.ok(
                LIST.page(request, edits.versions().list(file, LIST.window(request)), RouteVersionView::of));
    }

    public ApiResponse version(ApiRequest request) {
        String file = RouteFileOperations.file(request);
        long version = Long.parseLong(request.path().get("version"));
        return ApiResponse.ok(RouteVersionView.of(edits.versions()
                .find(file, version)
                .orElseThrow(() -> CallerFault.unknown("version " + version + " of " + file))));
    }

    private ApiResponse saved(int status, String file) {
        RouteFileView view = RouteFileOperations.view(edits, file);
        return new ApiResponse.Body(status, view, Map.of("ETag", "\"" + view.hash() + "\""));
    }

    /** The text the change is based on: by If-Match, or none by If-None-Match. */
    private static RouteFileEdits.Basis basis(ApiRequest request) {
        String tag = request.header("If-Match").orElse(null);
        boolean isNew = request.header("If-None-Match")
                .filter(given -> EntityTags.of(List.of(given)).any())
                .isPresent();
        return new RouteFileEdits.Basis(tag == null ? null : tag.replace("\"", ""), isNew);
    }

    private static String note(ApiRequest request) {
        JsonNode note = request.body().path("note");
        return note.isTextual() && !note.asText().isBlank() ? note.asText().strip() : null;
    }

    private void change(String file, Runnable work) {
        try {
            work.run();
        } catch (RouteFileRefused refused) {
            throw refused(refused.findings()).refusal();
        } catch (CallerFault fault) {
            if (fault.is(CallerFault.Why.STALE) && edits.text(file).isPresent()) {
                throw Problem.stale(fault.getMessage())
                        .showing("current", RouteFileOperations.view(edits, file))
                        .refusal();
            }
            throw fault;
        }
    }

    /** Nothing was written. */
    private static Problem refused(List<RouteFinding> findings) {
        return Problem.faulty(
                        "The check of the route files found " + Quantity.of(findings.size(), "fault")
                                + "; nothing was saved",
                        findings.stream()
                                .map(one -> RequestFault.inBody("/text", one.rule(), one.text()))
                                .toList())
                .showing("findings", RouteFindingView.of(findings));
    }
}
