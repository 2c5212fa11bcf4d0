-- rows are weeks, zones and bases whose groups' shares do not add up to 1
select
    week_commencing,
    zone_id,
    basis,
    sum(share) as shares
from market_shares
group by week_commencing, zone_id, basis
having abs(sum(share) - 1) > 1e-6
