package io.tillbridge.api.resource;

import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.YamlBody;
import io.tillbridge.settings.file.ConfigurationFile;
import io.tillbridge.settings.file.ImportResult;
import java.util.List;

/** Configuration as a file, out and in. */
public final class ConfigurationOperations {
    private final ConfigurationFile file;

    ConfigurationOperations(ConfigurationFile file) {
        this.file = file;
    }

    public ApiResponse export(ApiRequest request) {
        return new ApiResponse.Text(YamlBody.TYPE, file.text());
    }

    /** It needs two permissions, and the contract names one. */
    public ApiResponse take(ApiRequest request) {
        if (!request.caller().may(Permission.CONNECTIONS_WRITE)) {
            throw Problem.forbidden(request.caller(), Permission.CONNECTIONS_WRITE)
                    .refusal();
        }
        return ApiResponse.ok(
                View.of(file.read(request.body().asText(), request.flag("dryRun"), RequestAuthor.caller(request))));
    }

    private record View(boolean applied, List<ChangeView> changes, List<String> kept, List<String> needSecrets) {
        static View of(ImportResult result) {
            return new View(
                    result.applied(),
                    result.changes().stream().map(ChangeView::of).toList(),
                    result.kept(),
                    result.needSecrets());
        }
    }

    private record ChangeView(String what, String name, String change, List<VersionView.Change> members) {
        static ChangeView of(ImportResult.Change change) {
            return new ChangeView(
                    change.what(), change.name(), change.change(), VersionView.Change.of(change.members()));
        }
    }
}
