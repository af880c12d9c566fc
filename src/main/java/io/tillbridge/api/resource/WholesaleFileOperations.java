package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.Retailers;
import io.tillbridge.wholesale.FileFinding;
import io.tillbridge.wholesale.WholesaleFile;
import io.tillbridge.wholesale.WholesaleFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Files of orders and of prices. */
public final class WholesaleFileOperations {
    private static final int LONGEST_NAME = 1024;

    private final WholesaleFiles files;
    private final Retailers retailers;

    WholesaleFileOperations(WholesaleServices services, Retailers retailers) {
        this.files = services.files();
        this.retailers = retailers;
    }

    public ApiResponse order(ApiRequest request) throws IOException {
        long retailer = OrderingRetailer.of(request, retailers);
        return made(files.order(
                retailer,
                request.query("reference")
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                intent(request, request.flag("acceptGood")),
                request.file().bytes(),
                WholesaleResponses.scope(request)));
    }

    public ApiResponse prices(ApiRequest request) throws IOException {
        return made(files.prices(
                request.path().get("name"),
                intent(request, false),
                request.file().bytes(),
                WholesaleResponses.scope(request),
                IfMatch.version(request).orElse(null)));
    }

    public ApiResponse get(ApiRequest request) {
        return ApiResponse.ok(View.of(found(request)));
    }

    private WholesaleFile found(ApiRequest request) {
        return files.find(request.id(), WholesaleResponses.scope(request))
                .orElseThrow(() -> CallerFault.unknown("wholesale file " + request.id()));
    }

    public ApiResponse errorFile(ApiRequest request) {
        WholesaleFile file = found(request);
        if (file.filesRemovedAt() != null) {
            throw Problem.notFound("The error file of wholesale file " + file.id() + " was removed at "
                            + file.filesRemovedAt() + ": it had been kept as long as retention.upload-files says")
                    .refusal();
        }
        return new ApiResponse.Text(
                "text/csv; charset=utf-8",
                files.errorFile(file.id(), WholesaleResponses.scope(request))
                        .orElseThrow(() -> CallerFault.unknown("wholesale file " + request.id())));
    }

    private static WholesaleFiles.Intent intent(ApiRequest request, boolean acceptGood) {
        String name = request.file().filename();
        if (name == null || name.isBlank()) {
            throw Problem.unreadable(List.of(RequestFault.inParameter(
                            "filename", "required", "filename is missing: send it with the bytes of a file")))
                    .refusal();
        }
        if (name.length() > LONGEST_NAME) {
            throw Problem.faulty(List.of(RequestFault.inBody(
                            "/file", "too-long", "The file's name has more than " + LONGEST_NAME + " characters")))
                    .refusal();
        }
        return new WholesaleFiles.Intent(name, request.flag("check"), acceptGood);
    }

    private static ApiResponse made(WholesaleFile file) {
        return ApiResponse.created(View.of(file), "/wholesale-orders/files/" + file.id());
    }

    private record Found(
            long line,
            Long record,
            String vendorSku,
            String column,
            String value,
            String severity,
            String code,
            String message,
            String hint) {
        static Found of(FileFinding finding) {
            return new Found(
                    finding.line(),
                    finding.record() == 0 ? null : finding.record(),
                    finding.vendorSku(),
                    finding.column(),
                    finding.value(),
                    finding.severity().text(),
                    finding.code(),
                    finding.message(),
                    finding.hint());
        }
    }

    private record View(
            String id,
            String retailerId,
            String filename,
            String state,
            String orderId,
            long rows,
            long good,
            long findings,
            Instant createdAt,
            Instant filesRemovedAt,
            List<Found> first) {
        static View of(WholesaleFile file) {
            return new View(
                    Long.toString(file.id()),
                    file.retailerId() == null ? null : file.retailerId().toString(),
                    file.filename(),
                    file.state(),
                    file.orderId() == null ? null : file.orderId().toString(),
                    file.rows(),
                    file.good(),
                    file.findings(),
                    file.createdAt(),
                    file.filesRemovedAt(),
                    file.first().isEmpty()
                            ? null
                            : file.first().stream().map(Found::of).toList());
        }
    }
}
