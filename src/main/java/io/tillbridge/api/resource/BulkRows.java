package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.CallerProblems;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.api.contract.Schema;
import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a call that answers each with an outcome of its own. */
final class BulkRows {
    private static final Pattern ROW = Pattern.compile("^/items/([0-9]+)(/|$)");

    private BulkRows() {}

    /** The faults of rows against the contract; a 422 of the whole call when it is no list of as many rows as it may be. */
    static Map<Integer, List<RequestFault>> faulty(ApiRequest request) {
        Schema schema = request.operation().bodies().values().iterator().next();
        Map<Integer, List<RequestFault>> faulty = new HashMap<>();
        List<RequestFault> ofAll = new ArrayList<>();
        for (RequestFault fault : schema.faults(request.body())) {
            Matcher row = ROW.matcher(fault.pointer());
            if (row.find()) {
                faulty.computeIfAbsent(Integer.valueOf(row.group(1)), index -> new ArrayList<>())
                        .add(fault);
            } else {
                ofAll.add(fault);
            }
        }
        if (!ofAll.isEmpty()) {
            throw Problem.faulty(ofAll).refusal();
        }
        return faulty;
    }

    /** As the call for one answers it, with the row before the field. */
    static Problem problem(CallerFault fault, int index) {
        List<FieldFault> faults = fault.faults();
        return faults.isEmpty()
                ? CallerProblems.of(fault)
                : Problem.faulty(faults.stream()
                        .map(one -> RequestFault.inBody("/items/" + index + one.pointer(), one.code(), one.message()))
                        .toList());
    }
}
