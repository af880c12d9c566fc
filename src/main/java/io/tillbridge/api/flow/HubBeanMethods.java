package io.tillbridge.api.flow;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;

/** What the methods of the bean {@code hub} call. */
public final class HubBeanMethods {
    private HubBeanMethods() {}

    /** The operation that each method calls. */
    public static Map<String, String> operations() {
        Map<String, String> operations = new TreeMap<>();
        for (Method method : HubBean.class.getDeclaredMethods()) {
            CallsOperation calls = method.getAnnotation(CallsOperation.class);
            if (calls != null) {
                operations.put(method.getName(), calls.value());
            }
        }
        return operations;
    }
}
