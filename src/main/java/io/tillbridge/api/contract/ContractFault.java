package io.tillbridge.api.contract;

import java.util.List;

/** {@code openapi.yaml} is not fit to be served; the message lists all reasons. The hub does not start. */
public final class ContractFault extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public ContractFault(List<String> faults) {
        super("openapi.yaml cannot be served:\n  " + String.join("\n  ", faults));
    }
}
