package io.tillbridge.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notifies readers in this process of new events. A missed call is harmless: readers look by themselves, too. */
public final class EventSignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** A handle that is closed to stop listening. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** @param listener called by the numbering thread: it only wakes somebody */
    public Listening listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void fire() {
        listeners.forEach(Runnable::run);
    }
}
