-- rows are markets whose HHI is below that of equal shares or above that of a single holder
select
    week_commencing,
    zone_id,
    basis,
    providers,
    hhi
from market_concentration
where hhi < 10000 / providers - 1e-6 or hhi > 10000 + 1e-6
