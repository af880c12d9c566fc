package io.tillbridge.flow.sales;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** The beginning of a list, to the first item that is none of it. */
final class ChangedSales implements Iterator<Object> {
    private final Iterator<?> list;
    private final Predicate<Object> belongs;
    private Object next;
    private boolean ended;

    ChangedSales(Iterator<?> list, Predicate<Object> belongs) {
        this.list = list;
        this.belongs = belongs;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            ended = !list.hasNext();
            next = ended ? null : list.next();
            if (next != null && !belongs.test(next)) {
                next = null;
                ended = true;
            }
        }
        return next != null;
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object item = next;
        next = null;
        return item;
    }
}
