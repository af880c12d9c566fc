package io.tillbridge.app;

import io.tillbridge.till.CountRights;
import java.util.Optional;

final class NoCountRights implements CountRights {
    @Override
    public boolean mayCount(long connectionId) {
        return false;
    }

    @Override
    public Optional<String> employee(long connectionId) {
        return Optional.empty();
    }
}
