package io.tillbridge.catalog.load;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.security.SecureRandom;

/** 128 bits for a SKU, other ones in each load: nobody can prepare SKUs that meet. */
final class SkuHash {
    private final Hasher128 hasher = Hashing.xxh3_128(new SecureRandom().nextLong());

    HashValue128 of(String sku) {
        return hasher.hashCharsTo128Bits(sku);
    }
}
